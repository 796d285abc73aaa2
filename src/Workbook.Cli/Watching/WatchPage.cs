using Workbook.Cli.Output;

namespace Workbook.Cli.Watching;

/// <summary>What is to be seen. The parts are written anew for each width.</summary>
/// <param name="Head">One line that says where the learner is.</param>
/// <param name="Body">The part that scrolls.</param>
/// <param name="Keys">What can be pressed, in the order of importance.</param>
internal sealed record WatchPage(Func<Screen, string> Head, Action<Screen> Body, IReadOnlyList<string> Keys);
