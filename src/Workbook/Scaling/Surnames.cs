using System.Globalization;

namespace Workbook.Scaling;

/// <summary>The hundred most frequent surnames of the United States, with how many people bore each: what real keys look like.</summary>
/// <remarks>Source: U.S. Census Bureau, Frequently Occurring Surnames from the 2010 Census (public domain).</remarks>
public static class Surnames
{
    private const string Counted = """
        Smith 2442977, Johnson 1932812, Williams 1625252, Brown 1437026, Jones 1425470, Garcia 1166120, Miller 1161437, Davis 1116357,
        Rodriguez 1094924, Martinez 1060159, Hernandez 1043281, Lopez 874523, Gonzalez 841025, Wilson 801882, Anderson 784404,
        Thomas 756142, Taylor 751209, Moore 724374, Jackson 708099, Martin 702625, Lee 693023, Perez 681645, Thompson 664644,
        White 660491, Harris 624252, Sanchez 612752, Clark 562679, Ramirez 557423, Lewis 531781, Robinson 529821, Walker 523129,
        Young 484447, Allen 482607, King 465422, Wright 458980, Scott 439530, Torres 437813, Nguyen 437645, Hill 434827, Flores 433969,
        Green 430182, Adams 427865, Nelson 424958, Baker 419586, Hall 407076, Rivera 391114, Campbell 386157, Mitchell 384486,
        Carter 376966, Roberts 376774, Gomez 365655, Phillips 360802, Evans 355593, Turner 348627, Diaz 347636, Parker 336221,
        Cruz 334201, Edwards 332423, Collins 329770, Reyes 327904, Stewart 324957, Morris 318884, Morales 311777, Murphy 308417,
        Cook 302589, Rogers 302261, Gutierrez 293218, Ortiz 286899, Morgan 286280, Cooper 280791, Peterson 278297, Bailey 277845,
        Reed 277030, Kelly 267394, Howard 264826, Ramos 263464, Kim 262352, Cox 261231, Ward 260464, Richardson 259798, Watson 252579,
        Brooks 251663, Chavez 250898, Wood 250715, James 249379, Bennett 247599, Gray 246116, Mendoza 242771, Ruiz 238234,
        Hughes 236271, Price 235251, Alvarez 233983, Castillo 230420, Sanders 230374, Patel 229973, Myers 229895, Long 229374,
        Ross 229368, Foster 227764, Jimenez 227118
        """;

    /// <summary>The names, the most frequent first, each with the number of people.</summary>
    public static IReadOnlyList<(string Name, int People)> Top100 { get; } =
        [.. Counted.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(entry => entry.Split(' '))
            .Select(entry => (entry[0], int.Parse(entry[1], CultureInfo.InvariantCulture)))];
}
