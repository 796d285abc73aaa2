using Workbook.Cli.Processes;

namespace Workbook.Cli.Doctor;

/// <summary>A Docker that answers.</summary>
internal static class DockerCheck
{
    public static async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        var version = await Tool.AskAsync("docker", ["version", "--format", "{{.Server.Version}}"], Limits.Answer, cancellationToken);
        var detail = version ?? (Tool.Find("docker") is null ? "not on PATH" : "installed, but its server does not answer: start it");
        return new("Docker", version is not null, detail)
        {
            Costs = "only the scaling lab of docker-compose.yml needs it.",
            Get = ThisSystem.Pick(
                "`apt install docker.io docker-compose`, or Docker Desktop.",
                "Docker Desktop, or `brew install colima docker docker-compose`.",
                "Docker Desktop."),
        };
    }
}
