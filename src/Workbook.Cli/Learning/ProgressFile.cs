using System.Text.Json;
using Workbook.Notebooks;

namespace Workbook.Cli.Learning;

/// <summary>
/// Progress on disk, in .workbook/progress.json. Processes that change it at the same time lose nothing: each reads, changes
/// and writes while it holds a lock, which the system gives back even when a process is killed.
/// </summary>
/// <param name="warn">Told, in a sentence, when a broken file was set aside.</param>
internal sealed class ProgressFile(Repository repository, TimeProvider time, Action<string> warn)
{
    // Whoever holds the lock writes one small file: longer than this means that something is wrong.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly string _folder = LearnerFolder.Of(repository);

    private string Location => Path.Combine(_folder, "progress.json");

    /// <summary>What is kept; empty progress when nothing is.</summary>
    /// <exception cref="CommandException">There is a file, and it cannot be read.</exception>
    public LearnerProgress Read()
    {
        if (!File.Exists(Location))
        {
            return new();
        }

        try
        {
            // Windows replaces no file that is being read.
            using var held = LockIfPossible();
            return ReadOrSetAside();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Failed($"Progress cannot be read from {_folder}: make that folder yours, or copy the workbook to a folder of yours.", exception);
        }
    }

    /// <summary>Changes what is kept, and returns what it is now.</summary>
    /// <param name="change">Called once, with what is kept at that moment.</param>
    /// <exception cref="CommandException">The folder cannot be written to, or another process does not give the lock back.</exception>
    public LearnerProgress Change(Func<LearnerProgress, LearnerProgress> change)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            using var held = Lock();
            var before = ReadOrSetAside();
            var after = change(before);
            if (after != before)
            {
                AtomicFile.Write(Location, JsonSerializer.Serialize(after, ProgressJson.Default.LearnerProgress) + "\n");
            }

            return after;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Failed($"Progress cannot be kept in {_folder}: make that folder writable.", exception);
        }
    }

    private LearnerProgress Parse()
    {
        var read = JsonSerializer.Deserialize(File.ReadAllText(Location), ProgressJson.Default.LearnerProgress) ?? throw new JsonException("It is empty.");
        // The serializer refuses null in a property, not in a dictionary.
        return read.Katas.ContainsValue(null!) || read.Quizzes.ContainsValue(null!) || read.Predictions.ContainsValue(null!)
            ? throw new JsonException("Something in it is empty.")
            : read;
    }

    private LearnerProgress ReadOrSetAside()
    {
        try
        {
            return File.Exists(Location) ? Parse() : new();
        }
        catch (JsonException)
        {
            var aside = Path.Combine(_folder, $"progress.broken-{LearnerFolder.Stamp(time)}.json");
            File.Move(Location, aside, overwrite: true);
            warn($"Your progress could not be read. It was set aside as {Output.Where.Is(aside)}, and counting begins anew; your code is untouched.");
            return new();
        }
    }

    // A workbook that may only be read, on a share say, can still be looked at.
    private FileStream? LockIfPossible()
    {
        try
        {
            return Lock();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private FileStream Lock()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new(Path.Combine(_folder, "progress.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (IsHeldByAnother(exception) && TimeProvider.System.GetElapsedTime(start) < _patience)
            {
                Thread.Sleep(10);
            }
        }
    }

    // Sharing and lock violations of Windows; what Linux and macOS call "try again".
    private static bool IsHeldByAnother(IOException exception) => (exception.HResult & 0xFFFF) is 32 or 33 or 11 or 35;
}
