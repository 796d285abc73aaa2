using Workbook.Cli.Processes;

namespace Workbook.Cli.Doctor;

/// <summary>A Docker that answers.</summary>
internal static class DockerCheck
{
    public static async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        var version = await Tool.AskAsync("docker", ["version", "--format", "{{.Server.Version}}"], Limits.Answer, cancellationToken);
        var isInstalled = Tool.Find("docker") is not null;
        return new("Docker", version is not null, version ?? (isInstalled ? "installed, but its server does not answer" : "not on PATH"))
        {
            Costs = "the scaling lab of docker-compose.yml cannot be started; nothing else needs it.",
            Get = isInstalled ? Start() : Install(),
        };
    }

    private static string Start() => ThisSystem.Pick(
        "`sudo systemctl start docker`, and be in the group docker.", "start Docker Desktop, or `colima start`.", "start Docker Desktop.");

    private static string Install() => ThisSystem.Pick(
        "`apt install docker.io docker-compose`, or Docker Desktop.",
        "Docker Desktop, or `brew install colima docker docker-compose`.",
        "Docker Desktop.");
}
