using Workbook.Shop;

namespace Workbook.Tests.Shop;

public sealed class ShopFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shop-file-").FullName;
    private readonly List<string> _said = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_generated_once()
    {
        var first = Ensure();
        var second = Ensure();

        Assert.Equal(first, second);
        Assert.Single(_said);
    }

    [Fact]
    public void A_truncated_file_is_generated_again()
    {
        var path = Ensure();
        var whole = new FileInfo(path).Length;
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..20_000]);

        Ensure();
        Assert.Equal(whole, new FileInfo(path).Length);
    }

    [Fact]
    public void A_file_that_is_no_database_is_generated_again()
    {
        var path = Ensure();
        File.WriteAllText(path, "not a database");

        Ensure();
        Assert.True(new FileInfo(path).Length > 20_000);
    }

    [Fact]
    public async Task Several_at_once_get_one_whole_file()
    {
        var paths = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Ensure)));

        Assert.Single(paths.Distinct());
        Assert.Single(Directory.GetFiles(_folder, "*.db"));
        Assert.Empty(Directory.GetFiles(_folder, "*.half"));
        Assert.Single(_said, message => message.StartsWith("Generating", StringComparison.Ordinal));
    }

    [Fact]
    public void A_generator_that_died_half_way_leaves_no_file_to_be_read()
    {
        var path = Ensure();
        File.Move(path, path + ".123.half");

        Ensure();
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        var file = Path.Combine(_folder, "a file");
        File.WriteAllText(file, "");

        var error = Assert.Throws<IOException>(() => ShopFile.Ensure(1_000, file, _said.Add));

        Assert.StartsWith($"The folder {file} cannot be created (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_deleted_later_is_made_and_filled_again()
    {
        var path = Ensure();
        Directory.Delete(_folder, recursive: true);

        Assert.Equal(path, Ensure());
        Assert.True(File.Exists(path));
    }

    private string Ensure() => ShopFile.Ensure(1_000, _folder, message =>
    {
        lock (_said)
        {
            _said.Add(message);
        }
    });
}
