using System.Collections.Concurrent;

namespace Workbook.Cli.Watching;

/// <summary>
/// Tells which C# files under a folder got another text. Judged by text, because one save is several events in most editors,
/// and some save by renaming. The files are also looked at once a second: a network folder or a container raises no events.
/// </summary>
internal sealed class SaveWatcher : IDisposable
{
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan _longestNoise = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromSeconds(1);

    // Some editors empty or delete a file before they write it.
    private static readonly TimeSpan _longestGap = TimeSpan.FromMilliseconds(500);
    private static readonly EnumerationOptions _everywhere = new() { RecurseSubdirectories = true };

    private readonly ConcurrentQueue<string> _touched = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly FileSystemWatcher? _events;
    private readonly string _folder;
    private readonly Dictionary<string, (DateTime Time, long Length)> _stamps = [];
    private readonly Dictionary<string, string?> _texts = [];

    /// <param name="folder">An existing folder; absolute.</param>
    public SaveWatcher(string folder)
    {
        _folder = folder;
        _events = StartEvents();
        foreach (var file in FilesWithNewStamp())
        {
            _texts[file] = Read(file);
        }
    }

    /// <summary>Waits until the text of a file is another one than before.</summary>
    /// <returns>The full paths of the files that changed, came or went.</returns>
    public async Task<IReadOnlyList<string>> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var isEvent = await _signal.WaitAsync(_betweenLooks, cancellationToken);
            if (isEvent)
            {
                await QuietAsync(cancellationToken);
            }

            var candidates = isEvent ? Touched() : FilesWithNewStamp();
            await SettleAsync(candidates, cancellationToken);
            var changed = candidates.Where(IsChanged).ToList();
            if (changed.Count > 0)
            {
                return changed;
            }
        }
    }

    public void Dispose()
    {
        _events?.Dispose();
        _signal.Dispose();
    }

    private FileSystemWatcher? StartEvents()
    {
        FileSystemWatcher? events = null;
        try
        {
            events = new FileSystemWatcher(_folder, "*.cs") { IncludeSubdirectories = true };
            events.Changed += (_, change) => Touch(change.FullPath);
            events.Created += (_, change) => Touch(change.FullPath);
            events.Deleted += (_, change) => Touch(change.FullPath);
            events.Renamed += (_, change) =>
            {
                Touch(change.OldFullPath);
                Touch(change.FullPath);
            };
            events.EnableRaisingEvents = true;
            return events;
        }
        catch (IOException)
        {
            // The system's limit of watches is reached: looking once a second remains.
            events?.Dispose();
            return null;
        }
    }

    private void Touch(string file)
    {
        if (!file.EndsWith(".cs", StringComparison.Ordinal))
        {
            return;
        }

        _touched.Enqueue(file);
        try
        {
            _signal.Release();
        }
        catch (ObjectDisposedException)
        {
            // An event that came late.
        }
    }

    private async Task QuietAsync(CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < _longestNoise && await _signal.WaitAsync(_quiet, cancellationToken))
        {
            // The same save is still going on.
        }
    }

    private HashSet<string> Touched()
    {
        var files = new HashSet<string>();
        while (_touched.TryDequeue(out var file))
        {
            files.Add(file);
        }

        return files;
    }

    private HashSet<string> FilesWithNewStamp()
    {
        var files = new DirectoryInfo(_folder).EnumerateFiles("*.cs", _everywhere)
            .ToDictionary(file => file.FullName, file => (file.LastWriteTimeUtc, file.Length));
        var changed = files.Where(file => !_stamps.TryGetValue(file.Key, out var known) || known != file.Value).Select(file => file.Key)
            .Concat(_stamps.Keys.Where(known => !files.ContainsKey(known)))
            .ToHashSet();
        _stamps.Clear();
        foreach (var (file, stamp) in files)
        {
            _stamps[file] = stamp;
        }

        return changed;
    }

    private async Task SettleAsync(IReadOnlyCollection<string> files, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (files.Any(file => IsHalfSaved(file)) && TimeProvider.System.GetElapsedTime(start) < _longestGap)
        {
            await Task.Delay(_quiet, cancellationToken);
        }
    }

    private bool IsHalfSaved(string file) =>
        !string.IsNullOrEmpty(_texts.GetValueOrDefault(file)) && string.IsNullOrEmpty(Read(file));

    private bool IsChanged(string file)
    {
        var text = Read(file);
        var isChanged = text != _texts.GetValueOrDefault(file);
        _texts[file] = text;
        return isChanged;
    }

    // Null when it is not there, or not readable while its editor writes it.
    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
