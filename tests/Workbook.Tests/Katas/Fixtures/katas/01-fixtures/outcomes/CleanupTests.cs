namespace OutcomesKata;

public sealed class CleanupTests(CleanupTests.Broken broken) : IClassFixture<CleanupTests.Broken>
{
    [Fact]
    public void A_fixture_that_cannot_be_put_away_fails_the_run() => Assert.NotNull(broken);

    public sealed class Broken : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("Could not be put away.");
    }
}

public sealed class ConstructorTests(ConstructorTests.Broken broken) : IClassFixture<ConstructorTests.Broken>
{
    [Fact]
    public void A_fixture_that_cannot_be_made_fails_its_tests() => Assert.NotNull(broken);

    public sealed class Broken
    {
        public Broken() => throw new InvalidOperationException("Could not be made.");
    }
}
