namespace Workbook.Notebooks;

/// <summary>Where displayed values go. Static, because a cell calls <c>display</c> on nothing.</summary>
internal static class DisplaySink
{
    private static Action<ValueOutput>? _show;

    public static void Connect(Action<ValueOutput> show) => _show = show;

    public static void Show(DisplayedValue value) => Show(value, isResult: false);

    public static void Show(DisplayedValue value, bool isResult)
    {
        if (_show is null)
        {
            throw new InvalidOperationException("display works only in a notebook cell.");
        }

        _show(new ValueOutput(value.Data, value.TypeName, isResult));
    }
}
