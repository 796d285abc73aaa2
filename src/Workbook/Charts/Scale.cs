using System.Globalization;
using Workbook.Rendering;

namespace Workbook.Charts;

/// <summary>A mark on an axis. A minor one has a grid line and no label.</summary>
internal readonly record struct Tick(double Value, string Label);

/// <summary>Where a value lies on an axis, in pixels, and which round values the axis names.</summary>
internal abstract record Scale(double Min, double Max, double From, double To)
{
    public abstract IReadOnlyList<Tick> Ticks { get; }

    /// <summary>The pixel of a value; rises or falls with the value, as From and To say.</summary>
    public double At(double value) => From + (Share(value) * (To - From));

    /// <summary>0 at Min, 1 at Max.</summary>
    protected abstract double Share(double value);

    /// <summary>An axis across: as many ticks as there is room to label, and room for the whole of the first label and the last one.</summary>
    public static Scale Across(bool log, double min, double max, double from, double to)
    {
        for (var density = 6; ; density--)
        {
            var scale = Create(log, min, max, from, to, density);
            scale = scale with
            {
                From = Math.Max(from, Svg.WidthOf(scale.Ticks[0].Label) / 2),
                To = Math.Min(to, Svg.Width - (Svg.WidthOf(scale.Ticks[^1].Label) / 2)),
            };
            if (density == 1 || HasRoom(scale))
            {
                return scale;
            }
        }
    }

    /// <summary>An axis upwards: the smallest value at the bottom.</summary>
    public static Scale Up(bool log, double min, double max, double bottom, double top) => Create(log, min, max, bottom, top, 5);

    private static Scale Create(bool log, double min, double max, double from, double to, int density) =>
        log ? LogScale.Around(min, max, from, to, density) : LinearScale.Around(min, max, from, to, density);

    private static bool HasRoom(Scale scale)
    {
        var labelled = scale.Ticks.Where(tick => tick.Label.Length > 0).ToList();
        return labelled.Zip(labelled.Skip(1)).All(pair =>
            scale.At(pair.Second.Value) - scale.At(pair.First.Value) >=
            ((Svg.WidthOf(pair.First.Label) + Svg.WidthOf(pair.Second.Label)) / 2) + 10);
    }
}

internal sealed record LinearScale(double Min, double Max, double From, double To, double Step) : Scale(Min, Max, From, To)
{
    public static LinearScale Around(double min, double max, double from, double to, int density)
    {
        if (min == max)
        {
            // One value alone is seen against zero.
            (min, max) = (Math.Min(min, 0), min == 0 ? 1 : Math.Max(max, 0));
        }

        var step = NiceStep((max - min) / density);
        return new LinearScale(Math.Floor((min / step) + 1e-9) * step, Math.Ceiling((max / step) - 1e-9) * step, from, to, step);
    }

    /// <summary>The smallest of 1, 2, 5 times a power of ten that is not below the rough step.</summary>
    public static double NiceStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * ((rough / power) switch { <= 1.0000001 => 1, <= 2.0000001 => 2, <= 5.0000001 => 5, _ => 10 });
    }

    public override IReadOnlyList<Tick> Ticks
    {
        get
        {
            // The step's own decimals: 0.95, 1.00, 1.05 read better than 0.95, 1, 1.05.
            var decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(Step) + 1e-9), 0, 12);
            var count = (int)Math.Round((Max - Min) / Step);
            return [.. Enumerable.Range(0, count + 1).Select(i =>
            {
                var value = Min + (i * Step);
                value = Math.Abs(value) < Step * 1e-6 ? 0 : value;
                return new Tick(value, value.ToString("N" + decimals, CultureInfo.InvariantCulture));
            })];
        }
    }

    protected override double Share(double value) => (value - Min) / (Max - Min);
}

internal sealed record LogScale(double Min, double Max, double From, double To, int Stride) : Scale(Min, Max, From, To)
{
    public static LogScale Around(double min, double max, double from, double to, int density)
    {
        var low = (int)Math.Floor(Math.Log10(min) + 1e-9);
        var high = Math.Max(low + 1, (int)Math.Ceiling(Math.Log10(max) - 1e-9));
        return new LogScale(Math.Pow(10, low), Math.Pow(10, high), from, to, (int)Math.Ceiling((high - low) / (double)density));
    }

    public override IReadOnlyList<Tick> Ticks
    {
        get
        {
            var ticks = new List<Tick>();
            var (low, high) = ((int)Math.Round(Math.Log10(Min)), (int)Math.Round(Math.Log10(Max)));
            for (var decade = low; decade <= high; decade++)
            {
                var value = Math.Pow(10, decade);
                ticks.Add(new Tick(value, (decade - low) % Stride == 0 ? Show.Number(value) : ""));
                if (decade < high && high - low <= 3)
                {
                    // On a single decade the two ends alone would say too little.
                    ticks.AddRange(Enumerable.Range(2, 8).Select(i =>
                        new Tick(i * value, high - low == 1 && i is 2 or 5 ? Show.Number(i * value) : "")));
                }
            }

            return ticks;
        }
    }

    protected override double Share(double value) => Math.Log10(value / Min) / Math.Log10(Max / Min);
}
