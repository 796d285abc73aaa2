using Workbook.Cli.Naming;

namespace Workbook.Cli.Lessons;

/// <summary>From what a person types to the file of a lesson.</summary>
internal static class LessonNames
{
    /// <summary>The full path of the notebook that is meant: a lesson of this workbook, or any .ipynb file given as a path.</summary>
    /// <exception cref="CommandException">None or several are meant.</exception>
    public static string FindFile(string typed, Repository repository)
    {
        if (typed.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) && File.Exists(typed))
        {
            return Path.GetFullPath(typed);
        }

        var name = new NameFinder("lesson", new Contents(repository).Lessons)
            .Find(TypedPath.ToName(typed, repository.Notebooks, parts: 1));
        return Path.Combine(repository.Notebooks, name + ".ipynb");
    }
}
