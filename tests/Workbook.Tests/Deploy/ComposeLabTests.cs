using Microsoft.Extensions.Configuration;
using Shop.Api;
using YamlDotNet.RepresentationModel;

namespace Workbook.Tests.Deploy;

/// <summary>The scaling lab of docker-compose.yml.</summary>
public class ComposeLabTests
{
    [Fact]
    public async Task Docker_compose_understands_it()
    {
        var (code, output) = await Tool.RunAsync(Tool.Need("docker-compose"), "-f", RepositoryRoot.Combine("docker-compose.yml"), "config");

        Assert.True(code == 0, output);
        var stream = new YamlStream();
        stream.Load(new StringReader(output));
        var services = stream.Documents[0].RootNode.At("services");

        Assert.Equal(["balancer", "redis", "shop-a", "shop-b", "shop-c"], ((YamlMappingNode)services).Children.Keys.Select(key => key.ToString()).Order());
        foreach (var name in new[] { "A", "B", "C" })
        {
            var shop = services.At($"shop-{name.ToLowerInvariant()}");
            var settings = Settings(shop);
            Assert.Equal(name, settings.Name);
            Assert.Equal("redis:6379", settings.Redis);
            Assert.Equal(TimeSpan.FromMilliseconds(20), settings.DownstreamWait);
            Assert.Throws<KeyNotFoundException>(() => shop.At("ports"));
        }
    }

    [Fact]
    public void Every_instance_of_nginx_is_a_service()
    {
        var services = Yaml.Read("docker-compose.yml").At("services");
        foreach (var server in NginxConf.Servers)
        {
            Assert.NotNull(services.At(server));
        }
    }

    // The instance reads what the file says: a setting that is misspelt would be left at its default.
    private static ShopSettings Settings(YamlNode shop) => ShopSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(
        ((YamlMappingNode)shop.At("environment")).Children.Select(pair => new KeyValuePair<string, string?>(pair.Key.ToString().Replace("__", ":", StringComparison.Ordinal), pair.Value.ToString()))).Build());
}
