namespace Workbook.Shop;

/// <summary>A surname and how many people have it. People are not spread evenly over names, and so not over what is made of names.</summary>
/// <param name="Name">The name, such as <c>Smith</c>.</param>
/// <param name="People">How many people had it.</param>
public sealed record Surname(string Name, int People)
{
    /// <summary>Gets the 100 most frequent surnames of the United States with their counts, most frequent first: 17 % of all people.</summary>
    /// <remarks>U.S. Census Bureau, "Frequently Occurring Surnames from the 2010 Census" (Names_2010Census), ranks 1 to 100.</remarks>
    public static IReadOnlyList<Surname> MostFrequent { get; } =
    [
        new("Smith", 2_442_977), new("Johnson", 1_932_812), new("Williams", 1_625_252), new("Brown", 1_437_026), new("Jones", 1_425_470),
        new("Garcia", 1_166_120), new("Miller", 1_161_437), new("Davis", 1_116_357), new("Rodriguez", 1_094_924), new("Martinez", 1_060_159),
        new("Hernandez", 1_043_281), new("Lopez", 874_523), new("Gonzalez", 841_025), new("Wilson", 801_882), new("Anderson", 784_404),
        new("Thomas", 756_142), new("Taylor", 751_209), new("Moore", 724_374), new("Jackson", 708_099), new("Martin", 702_625),
        new("Lee", 693_023), new("Perez", 681_645), new("Thompson", 664_644), new("White", 660_491), new("Harris", 624_252),
        new("Sanchez", 612_752), new("Clark", 562_679), new("Ramirez", 557_423), new("Lewis", 531_781), new("Robinson", 529_821),
        new("Walker", 523_129), new("Young", 484_447), new("Allen", 482_607), new("King", 465_422), new("Wright", 458_980),
        new("Scott", 439_530), new("Torres", 437_813), new("Nguyen", 437_645), new("Hill", 434_827), new("Flores", 433_969),
        new("Green", 430_182), new("Adams", 427_865), new("Nelson", 424_958), new("Baker", 419_586), new("Hall", 407_076),
        new("Rivera", 391_114), new("Campbell", 386_157), new("Mitchell", 384_486), new("Carter", 376_966), new("Roberts", 376_774),
        new("Gomez", 365_655), new("Phillips", 360_802), new("Evans", 355_593), new("Turner", 348_627), new("Diaz", 347_636),
        new("Parker", 336_221), new("Cruz", 334_201), new("Edwards", 332_423), new("Collins", 329_770), new("Reyes", 327_904),
        new("Stewart", 324_957), new("Morris", 318_884), new("Morales", 311_777), new("Murphy", 308_417), new("Cook", 302_589),
        new("Rogers", 302_261), new("Gutierrez", 293_218), new("Ortiz", 286_899), new("Morgan", 286_280), new("Cooper", 280_791),
        new("Peterson", 278_297), new("Bailey", 277_845), new("Reed", 277_030), new("Kelly", 267_394), new("Howard", 264_826),
        new("Ramos", 263_464), new("Kim", 262_352), new("Cox", 261_231), new("Ward", 260_464), new("Richardson", 259_798),
        new("Watson", 252_579), new("Brooks", 251_663), new("Chavez", 250_898), new("Wood", 250_715), new("James", 249_379),
        new("Bennett", 247_599), new("Gray", 246_116), new("Mendoza", 242_771), new("Ruiz", 238_234), new("Hughes", 236_271),
        new("Price", 235_251), new("Alvarez", 233_983), new("Castillo", 230_420), new("Sanders", 230_374), new("Patel", 229_973),
        new("Myers", 229_895), new("Long", 229_374), new("Ross", 229_368), new("Foster", 227_764), new("Jimenez", 227_118),
    ];
}
