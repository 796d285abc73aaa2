using Workbook.Cli.Processes;

namespace Workbook.Cli.Doctor;

/// <summary>What opening a lesson as a notebook needs.</summary>
internal static class EditorChecks
{
    private const string InTheTerminal = "lessons run in the terminal only, not cell by cell.";

    public static async Task<Finding> VsCodeAsync(CancellationToken cancellationToken)
    {
        var version = await Tool.AskAsync("code", ["--version"], Limits.Answer, cancellationToken);
        return new("VS Code", version is not null, version?.Split('\n')[0].Trim() ?? "`code` is not on PATH, or does not answer")
        {
            Costs = InTheTerminal,
            Get = "install it from https://code.visualstudio.com"
                + ThisSystem.Pick(".", ", then run \"Shell Command: Install 'code' command in PATH\" in it.", "."),
        };
    }

    public static async Task<Finding> ExtensionAsync(CancellationToken cancellationToken)
    {
        var extensions = await Tool.AskAsync("code", ["--list-extensions"], Limits.Answer, cancellationToken) ?? "";
        var found = extensions.Split('\n')
            .Select(line => line.Trim().ToLowerInvariant())
            .FirstOrDefault(line => line is "ms-toolsai.jupyter" or "ms-dotnettools.dotnet-interactive-vscode");
        return new("Notebooks in VS Code", found is not null, found ?? "neither the Jupyter nor the Polyglot extension is installed")
        {
            Costs = InTheTerminal,
            Get = "`code --install-extension ms-toolsai.jupyter`.",
        };
    }

    public static async Task<Finding> KernelAsync(CancellationToken cancellationToken)
    {
        var version = await Tool.AskAsync("dotnet-interactive", ["--version"], Limits.Answer, cancellationToken);
        var kernel = KernelFolders().FirstOrDefault(Directory.Exists);
        return new("C# kernel", version is not null && kernel is not null, (version, kernel) switch
        {
            (null, _) => "`dotnet interactive` is not installed, or ~/.dotnet/tools is not on PATH",
            (_, null) => $"`dotnet interactive` {version.Split('+')[0]} is there, but Jupyter does not know it",
            _ => $"{version.Split('+')[0]}, known to Jupyter",
        })
        {
            Costs = "VS Code's Jupyter extension and JupyterLab cannot run C# cells.",
            Get = "`dotnet tool install --global Microsoft.dotnet-interactive --version 1.0.707101`, then "
                + "`dotnet interactive jupyter install` (that needs Jupyter: `pip install notebook`).",
        };
    }

    private static IEnumerable<string> KernelFolders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var data = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);
        string[] roots =
        [
            Path.Combine(home, ".local", "share", "jupyter"),
            Path.Combine(home, "Library", "Jupyter"),
            Path.Combine(data, "jupyter"),
            Path.Combine("/usr", "local", "share", "jupyter"),
        ];
        return roots.Select(root => Path.Combine(root, "kernels", ".net-csharp"));
    }
}
