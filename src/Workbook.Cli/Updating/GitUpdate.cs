using Workbook.Cli.Learning;

namespace Workbook.Cli.Updating;

/// <summary>
/// Merges a newer course into a clone. Where the learner and the course changed the same file of a kata, the learner's
/// stays, whole; where they changed any other file, the course's comes and a copy of the learner's is kept. Nothing is left
/// half merged: what fails is taken back.
/// </summary>
internal sealed class GitUpdate(Repository repository, Git git, Git gitForTakingBack, KeptFiles kept)
{
    /// <param name="target">The commit with the newer course.</param>
    /// <returns>What changed; null when the course is up to date.</returns>
    /// <exception cref="GitException">git failed; everything is as it was.</exception>
    public async Task<UpdateResult?> MergeAsync(string target)
    {
        var head = await git.RunAsync("rev-parse", "HEAD");
        var start = await git.RunAsync("merge-base", "HEAD", target);
        if (start == target)
        {
            return null;
        }

        var changed = await git.PathsAsync("diff", "--name-only", "--no-renames", "-z", start, target);
        var both = await ChangedByBothAsync(start, changed);
        var folder = both.Count == 0 ? null : kept.Keep("update", [.. both.Where(Exists).Select(FullPath)]);
        try
        {
            await SetAsideAsync(head, both);
            await (head == start ? git.RunAsync("merge", "--quiet", "--ff-only", target) : MergeOwnCommitsAsync(head, target, both));
        }
        catch (Exception exception) when (exception is GitException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            await gitForTakingBack.SucceedsAsync("merge", "--abort");
            Restore(folder, both);
            throw;
        }

        // A kata that the course no longer has does not come back without its tests; the copy is kept.
        List<string> stayed = [.. both.Where(path => CoursePaths.IsLearners(path) && Exists(path) && File.Exists(Path.Combine(folder!, path)))];
        Restore(folder, stayed);
        return new(changed, stayed, [.. both.Except(stayed)], folder, $"git diff {start[..9]} {target[..9]}");
    }

    private async Task<IReadOnlyList<string>> ChangedByBothAsync(string start, IReadOnlyList<string> changed)
    {
        var tracked = await git.PathsAsync("diff", "--name-only", "--no-renames", "-z", start);
        var untracked = await git.PathsAsync("ls-files", "--others", "-z", "--exclude=/artifacts/", "--exclude=/.workbook/");
        return [.. changed.Intersect(tracked.Concat(untracked), StringComparer.Ordinal)];
    }

    // git merges only where nothing uncommitted is in the way.
    private async Task SetAsideAsync(string head, IReadOnlyList<string> both)
    {
        var known = (await git.PathsAsync("ls-tree", "-r", "--name-only", "-z", head)).ToHashSet(StringComparer.Ordinal);
        foreach (var path in both)
        {
            if (known.Contains(path))
            {
                await git.RunAsync("checkout", "--quiet", head, "--", path);
            }
            else
            {
                File.Delete(FullPath(path));
            }
        }
    }

    private async Task<string> MergeOwnCommitsAsync(string head, string target, IReadOnlyList<string> both)
    {
        // Fails where there are conflicts, which are settled below, or before it began.
        var begun = await git.SucceedsAsync("merge", "--quiet", "--no-commit", "--no-ff", target);
        if (!begun && !await git.SucceedsAsync("rev-parse", "--quiet", "--verify", "MERGE_HEAD"))
        {
            throw new GitException("merge", "error: it could not begin; `git status` says what is in the way.");
        }

        var conflicts = (await git.PathsAsync("diff", "--name-only", "--diff-filter=U", "-z")).ToHashSet(StringComparer.Ordinal);
        foreach (var path in both.Union(conflicts))
        {
            var isLearners = CoursePaths.IsLearners(path);
            if (isLearners || conflicts.Contains(path) || path.EndsWith(".ipynb", StringComparison.Ordinal))
            {
                await TakeAsync(isLearners ? head : target, path);
            }
        }

        var identity = await git.SucceedsAsync("config", "user.email") ? [] : new[] { "-c", "user.name=workbook", "-c", "user.email=workbook@localhost" };
        return await git.RunAsync([.. identity, "commit", "--quiet", "--message", "Update the course"]);
    }

    private async Task TakeAsync(string commit, string path)
    {
        if (!await git.SucceedsAsync("checkout", "--quiet", commit, "--", path))
        {
            // It is not in that commit.
            await git.RunAsync("rm", "--quiet", "--force", "--ignore-unmatch", "--", path);
        }
    }

    // There is a folder wherever there are paths.
    private void Restore(string? folder, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var copy = Path.Combine(folder!, path);
            if (File.Exists(copy))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(FullPath(path))!);
                File.Copy(copy, FullPath(path), overwrite: true);
            }
        }
    }

    private bool Exists(string path) => File.Exists(FullPath(path));

    private string FullPath(string path) => Path.Combine(repository.Root, path.Replace('/', Path.DirectorySeparatorChar));
}
