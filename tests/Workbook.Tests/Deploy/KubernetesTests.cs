using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Workbook.Tests.Deploy;

/// <summary>Holds deploy/kubernetes to what it says of itself. A cluster is not needed for that.</summary>
public class KubernetesTests
{
    private static readonly YamlNode _deployment = Yaml.Read("deploy/kubernetes/deployment.yaml");
    private static readonly YamlNode _container = _deployment.At("spec/template/spec/containers/0");

    [Theory]
    [InlineData("deployment", "apps/v1", "Deployment")]
    [InlineData("service", "v1", "Service")]
    [InlineData("autoscaler", "autoscaling/v2", "HorizontalPodAutoscaler")]
    [InlineData("disruption-budget", "policy/v1", "PodDisruptionBudget")]
    public void Every_file_is_what_it_is_called(string file, string version, string kind)
    {
        var yaml = Yaml.Read($"deploy/kubernetes/{file}.yaml");

        Assert.Equal((version, kind, "shop-api"), (yaml.Text("apiVersion"), yaml.Text("kind"), yaml.Text("metadata/name")));
    }

    [Fact]
    public void Service_budget_and_deployment_mean_the_same_pods()
    {
        var labels = _deployment.Text("spec/template/metadata/labels/app");

        Assert.Equal(labels, _deployment.Text("spec/selector/matchLabels/app"));
        Assert.Equal(labels, Yaml.Read("deploy/kubernetes/service.yaml").Text("spec/selector/app"));
        Assert.Equal(labels, Yaml.Read("deploy/kubernetes/disruption-budget.yaml").Text("spec/selector/matchLabels/app"));
        Assert.Equal(_deployment.Text("metadata/name"), Yaml.Read("deploy/kubernetes/autoscaler.yaml").Text("spec/scaleTargetRef/name"));
    }

    [Fact]
    public void The_autoscaler_aims_at_70_percent_of_a_CPU_that_is_requested()
    {
        var autoscaler = Yaml.Read("deploy/kubernetes/autoscaler.yaml");

        Assert.Equal("cpu", autoscaler.Text("spec/metrics/0/resource/name"));
        Assert.Equal("70", autoscaler.Text("spec/metrics/0/resource/target/averageUtilization"));
        Assert.EndsWith("m", _container.Text("resources/requests/cpu"), StringComparison.Ordinal);
        Assert.True(Number(autoscaler, "spec/minReplicas") > Number(Yaml.Read("deploy/kubernetes/disruption-budget.yaml"), "spec/minAvailable"),
            "With as many pods as must stay, no node could ever be drained.");
    }

    [Fact]
    public void Replicas_are_left_to_the_autoscaler() => Assert.Throws<KeyNotFoundException>(() => _deployment.Text("spec/replicas"));

    [Fact]
    public void Memory_has_a_request_and_a_limit()
    {
        Assert.EndsWith("Mi", _container.Text("resources/requests/memory"), StringComparison.Ordinal);
        Assert.EndsWith("Mi", _container.Text("resources/limits/memory"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("startupProbe", "/health/live")]
    [InlineData("livenessProbe", "/health/live")]
    [InlineData("readinessProbe", "/health/ready")]
    public void Probes_ask_the_endpoint_that_is_meant_for_them(string probe, string path) => Assert.Equal(path, _container.Text(probe + "/httpGet/path"));

    [Fact]
    public void A_pod_drains_longer_than_it_takes_to_be_seen_and_is_killed_only_after_that()
    {
        var drain = double.Parse(_container.At("env").AllNodes.OfType<YamlMappingNode>()
            .Single(setting => setting.Children.TryGetValue("name", out var name) && name.ToString() == "Shop__DrainSeconds").Text("value"), CultureInfo.InvariantCulture);
        var requests = 10;

        Assert.True(drain > Number(_container, "readinessProbe/periodSeconds") * Number(_container, "readinessProbe/failureThreshold"));
        Assert.True(Number(_deployment, "spec/template/spec/terminationGracePeriodSeconds") > drain + requests);
        Assert.Equal("0", _deployment.Text("spec/strategy/rollingUpdate/maxUnavailable"));
    }

    [Fact]
    public void It_does_not_run_as_root() => Assert.Equal("true", _deployment.Text("spec/template/spec/securityContext/runAsNonRoot"));

    private static double Number(YamlNode node, string path) => double.Parse(node.Text(path), CultureInfo.InvariantCulture);
}
