namespace Workbook.Cli.Updating;

/// <summary>Where a clone gets newer versions of the course from.</summary>
internal sealed class CourseRemote(Git git)
{
    private const string HeadLine = "ref: refs/heads/";

    /// <summary>The remote named upstream, which a fork has, else origin; null when there is neither.</summary>
    public async Task<string?> FindAsync()
    {
        var remotes = (await git.RunAsync("remote")).Split('\n');
        return remotes.Contains("upstream") ? "upstream" : remotes.Contains("origin") ? "origin" : null;
    }

    /// <summary>Fetches the remote's main branch, whatever it is called, and changes no branch here.</summary>
    /// <returns>Its newest commit.</returns>
    /// <exception cref="GitException">It cannot be reached.</exception>
    public async Task<string> FetchAsync(string remote)
    {
        var head = (await git.RunAsync("ls-remote", "--symref", remote, "HEAD")).Split('\n')
            .FirstOrDefault(line => line.StartsWith(HeadLine, StringComparison.Ordinal));
        var branch = head is null ? "main" : head[HeadLine.Length..].Split('\t')[0];
        await git.RunAsync("fetch", "--quiet", "--no-tags", remote, branch);
        return await git.RunAsync("rev-parse", "FETCH_HEAD");
    }

    /// <summary>Makes sure that a merge can begin.</summary>
    /// <exception cref="CommandException">Something of the learner's has to be finished first.</exception>
    public async Task RequireReadyAsync()
    {
        if (!await git.SucceedsAsync("symbolic-ref", "--quiet", "HEAD"))
        {
            throw CommandException.Failed("No branch is checked out here, so an update has nowhere to go: `git switch main` first.");
        }

        foreach (var (mark, what) in new[] { ("MERGE_HEAD", "merge"), ("REBASE_HEAD", "rebase"), ("CHERRY_PICK_HEAD", "cherry-pick") })
        {
            if (await git.SucceedsAsync("rev-parse", "--quiet", "--verify", mark))
            {
                throw CommandException.Failed($"A {what} is under way here: finish it, or take it back with `git {what} --abort`, then update.");
            }
        }

        if (!await git.SucceedsAsync("diff", "--cached", "--quiet"))
        {
            throw CommandException.Failed("There are staged changes here: commit them, or take them off the stage with `git reset`, then update.");
        }
    }
}
