using Xunit.Sdk;

namespace Workbook.Katas;

/// <summary>Names test cases so that every worker gives the same name to the same case; xunit's own ids depend on the file's path.</summary>
internal sealed class TestCaseIds
{
    private readonly Dictionary<string, string> _ids = [];
    private readonly Dictionary<string, int> _seen = [];

    /// <summary>Gets our ids by xunit's.</summary>
    public IReadOnlyDictionary<string, string> ByXunit => _ids;

    /// <summary>Takes the next case found; equal names are told apart by their order, which does not change.</summary>
    public string Add(ITestCase testCase)
    {
        var name = $"{testCase.TestClassName}.{testCase.TestMethod?.MethodName}: {testCase.TestCaseDisplayName}";
        var count = _seen[name] = _seen.GetValueOrDefault(name) + 1;

        return _ids[testCase.UniqueID] = $"{name} #{count}";
    }
}
