using Workbook.Katas;

namespace Workbook.Tests.Katas.Rules;

/// <summary>What a kata's tests say to its stub, to right answers and to wrong ones.</summary>
[Collection(nameof(RealKatas))]
public class KataRunTests(RealKatas katas)
{
    public static TheoryData<string> Ids => RealKatas.Ids;

    public static TheoryData<string, string> Mistakes => RealKatas.Mistakes;

    public static TheoryData<string, string> Alternatives => RealKatas.Alternatives;

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_stub_leaves_something_to_solve(string id)
    {
        RealKatas.ForAuthors();
        var kata = RealKatas.Find(id);

        Assert.True(
            kata.StubFiles.Any(file => File.ReadAllText(file).Contains("// TODO", StringComparison.Ordinal)),
            $"{Say.Path(kata.Folder)}: no stub says // TODO and the next step.");

        var run = await katas.RunAsync(kata);
        Assert.True(run.Compiled, $"The stub of {id} does not compile:\n{Say.Errors(run)}");
        Assert.True(
            run.Tests.All(test => test.Verdict is not (Verdict.Crashed or Verdict.TimedOut)),
            $"The stub of {id} ends or blocks its process. Let it fail tests instead:\n{Say.Tests(run)}");
        Say.SkipIfSkipped(run.Tests);
        Assert.True(
            run.Tests.Any(test => test is { IsStretch: false, Verdict: Verdict.Failed }),
            $"The stub of {id} already passes all its tests. Put the slow version back, or test its cost:\n{Say.Tests(run)}");
        Assert.True(
            kata.Readme.Kind == KataKind.BuildingBlock || run.Tests.Any(test => test.Verdict == Verdict.Passed),
            $"The stub of {id} passes no test. A diagnosis starts from code that is right and slow; if there is none, write | building block | in the README's line of facts.\n{Say.Tests(run)}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_answer_passes(string id)
    {
        var kata = RealKatas.Find(id);

        Say.MustPass(await katas.RunAsync(kata, kata.AnswerFolder), kata.AnswerFolder, stretchToo: true);
    }

    [Theory]
    [MemberData(nameof(Alternatives))]
    public async Task Another_right_answer_passes(string id, string name)
    {
        var kata = RealKatas.Find(id);
        var folder = kata.Alternatives.Single(alternative => alternative.Name == name).Folder;

        Say.MustPass(await katas.RunAsync(kata, folder), folder, stretchToo: false);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_refused_by_the_tests_it_names(string id, string name)
    {
        var kata = RealKatas.Find(id);
        var mistake = kata.Mistakes.Single(candidate => candidate.Name == name);

        MistakeRule.Check(mistake, await katas.RunAsync(kata, mistake));
    }
}
