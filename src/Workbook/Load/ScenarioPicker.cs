namespace Workbook.Load;

/// <summary>Deals scenarios out by weight, evenly mixed and exact after every full round: chance would add noise to a small run.</summary>
internal sealed class ScenarioPicker
{
    private readonly IReadOnlyList<Scenario> _scenarios;
    private readonly int[] _credit;
    private readonly int _total;

    public ScenarioPicker(IReadOnlyList<Scenario> scenarios)
    {
        if (scenarios.Count == 0)
            throw new ArgumentException("A load needs at least one scenario.", nameof(scenarios));
        _scenarios = scenarios;
        _credit = new int[scenarios.Count];
        _total = scenarios.Sum(s => s.Weight);
    }

    public Scenario Next()
    {
        lock (_credit)
        {
            var best = 0;
            for (var i = 0; i < _credit.Length; i++)
            {
                _credit[i] += _scenarios[i].Weight;
                best = _credit[i] > _credit[best] ? i : best;
            }
            _credit[best] -= _total;
            return _scenarios[best];
        }
    }
}
