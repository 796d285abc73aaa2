using Workbook.Notebooks;

namespace Workbook.Tests.Notebooks;

/// <summary>A session that many tests share: starting one costs a second or two. It is started anew when a test has ended it.</summary>
public sealed class SessionFixture : IAsyncDisposable
{
    private NotebookSession? _session;

    /// <summary>The working directory of the cells, empty at first.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("workbook-notebooks-").FullName;

    public async Task<CellResult> RunAsync(string code)
    {
        if (_session is null or { IsAlive: false })
        {
            _session = await NotebookSession.StartAsync(new SessionOptions { WorkingDirectory = Folder });
        }

        return await _session.RunAsync(code, cancellationToken: TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
        {
            await _session.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }
}
