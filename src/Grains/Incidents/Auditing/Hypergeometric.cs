namespace Reinstate.Grains.Incidents.Auditing;

/// <summary>
/// What a simple random sample without replacement says about the items of which it was drawn, exactly: the number of defects in it is hypergeometric
/// whatever the population, so nothing here is an approximation for large ones. One-sided; the exact counterpart of Clopper and Pearson, Biometrika 26 (1934),
/// for a finite population, and never above it. Cost: the defects found, times the logarithm of the population.
/// </summary>
public static class Hypergeometric
{
    // What rounding could get wrong is decided so that less is claimed.
    private const double Rounding = 1e-10;
    private const int Exact = 256;

    private static readonly double[] Small = Sums();

    /// <summary>How many items, drawn at random and none of them with a defect, show with this confidence that fewer than a share of all have one.</summary>
    /// <param name="population">All of them.</param>
    /// <param name="confidencePercent">50 to 99.</param>
    /// <param name="underPercent">The share, 1 to 50.</param>
    public static int ZeroDefectItems(int population, int confidencePercent, int underPercent)
    {
        if (population <= 0)
            return 0;
        var defects = Share(population, underPercent);
        var (least, most) = (1, population);
        while (least < most)
        {
            var middle = least + ((most - least) / 2);
            if (AtMost(0, population, defects, middle) <= Doubt(confidencePercent) - Rounding)
                most = middle;
            else
                least = middle + 1;
        }

        return least;
    }

    /// <summary>The most defects that all of them can have without making so few in the sample less likely than the confidence leaves room for.</summary>
    /// <param name="population">All of them.</param>
    /// <param name="drawn">In the sample.</param>
    /// <param name="found">Defects in the sample.</param>
    /// <param name="confidencePercent">50 to 99.</param>
    public static int UpperBound(int population, int drawn, int found, int confidencePercent)
    {
        var (least, most) = (found, population - (drawn - found));
        while (least < most)
        {
            var middle = most - ((most - least) / 2);
            if (AtMost(found, population, middle, drawn) > Doubt(confidencePercent) - Rounding)
                least = middle;
            else
                most = middle - 1;
        }

        return least;
    }

    /// <summary>The fewest items that are not fewer than a share of all.</summary>
    internal static int Share(int population, int percent) => (int)((((long)population * percent) + 99) / 100);

    /// <summary>How likely a sample has at most so many defects.</summary>
    internal static double AtMost(int found, int population, int defects, int drawn)
    {
        var sum = 0.0;
        for (var k = Math.Max(0, drawn - (population - defects)); k <= Math.Min(found, Math.Min(defects, drawn)); k++)
            sum += Math.Exp(Choose(defects, k) + Choose(population - defects, drawn - k) - Choose(population, drawn));
        return Math.Min(sum, 1.0);
    }

    private static double Doubt(int confidencePercent) => (100 - confidencePercent) / 100.0;

    private static double Choose(int n, int k) => Factorial(n) - Factorial(k) - Factorial(n - k);

    // Stirling's series: from the first number on it is used for, the terms left out are below 1e-17.
    private static double Factorial(int n) => n < Exact ? Small[n]
        : ((n + 0.5) * Math.Log(n)) - n + (0.5 * Math.Log(2 * Math.PI)) + (1.0 / (12.0 * n)) - (1.0 / (360.0 * n * n * n)) + (1.0 / (1260.0 * Math.Pow(n, 5)));

    private static double[] Sums()
    {
        var sums = new double[Exact];
        for (var i = 2; i < Exact; i++)
            sums[i] = sums[i - 1] + Math.Log(i);
        return sums;
    }
}
