namespace GeneratorsKata;

public sealed class GeneratorsTests
{
    [Fact]
    public void A_generated_regex_works() => Assert.True(Generators.IsNumber("42"));
}
