using Workbook.Cli;
using Workbook.Cli.Learning;
using Workbook.Katas;
using Workbook.Time;

namespace Workbook.Tests.Cli.Learning;

/// <summary>A learner in a small workbook of three katas, at a clock that stands still.</summary>
internal sealed class LearnerFixture : IDisposable
{
    public const string Stub = "namespace K;\n\npublic static class Answer\n{\n    // TODO\n}\n";

    private readonly List<string> _warnings = [];

    public LearnerFixture()
    {
        var hints = Enumerable.Range(1, 3).Select(number =>
            FormattableString.Invariant($"<details><summary>Hint {number}: title {number}</summary>\n\nText {number}.\n\n</details>\n"));
        foreach (var name in "first second third".Split(' '))
        {
            Workbook.AddKata($"01-numbers/{name}", Stub, "");
            Workbook.AddFile($"katas/01-numbers/{name}/README.md", "# A kata\n\n" + string.Concat(hints));
        }

        Workbook.AddFile("katas/01-numbers/README.md", "[first](first/) [second](second/) [third](third/)");
        Learner = new(new Repository(Workbook.Root, Workbook.Root), Time, _warnings.Add);
    }

    public ScratchWorkbook Workbook { get; } = new();

    public ManualTimeProvider Time { get; } = new();

    public Learner Learner { get; }

    public IReadOnlyList<string> Warnings => _warnings;

    public IReadOnlyList<Kata> Katas => KataCatalog.Load(Workbook.Root).Katas;

    public Kata First => Katas[0];

    public KataProgress Known => Learner.Progress.Of(First);

    /// <summary>Writes other code into the first kata's file.</summary>
    public void Write(string code, string file = "Stub.cs") => Workbook.AddFile($"katas/01-numbers/first/{file}", code);

    public string Code(string file = "Stub.cs") => Workbook.Read($"katas/01-numbers/first/{file}");

    public LearnerProgress Green(params TestVerdict[] stretch) => Learner.Record(Run([Test(Verdict.Passed), .. stretch]));

    public LearnerProgress Red(string message = "no") => Learner.Record(Run([Test(Verdict.Passed), Test(Verdict.Failed) with { Message = message }]));

    public static TestVerdict Test(Verdict verdict, bool isStretch = false) =>
        new() { DisplayName = "It works", MethodName = "It_works", ClassName = "AnswerTests", Verdict = verdict, IsStretch = isStretch };

    public KataRun Run(IReadOnlyList<TestVerdict> tests) => new() { Kata = First, Tests = tests };

    public void Dispose() => Workbook.Dispose();
}
