namespace Reinstate.Folders.Generation;

/// <summary>Which service is of which type: about as CQC locations are spread over England.</summary>
internal static class ServiceTypes
{
    public const string Homecare = "homecare";

    public static readonly string[] All = ["nursing_home", "care_home", "supported_living", "extra_care", Homecare, "shared_lives"];

    private static readonly int[] Thousandths = [140, 340, 110, 20, 380, 10];

    /// <summary>With two services or more there is a home and a homecare branch when faults of both kinds are wanted.</summary>
    public static string[] Assign(GenerationRequest request, bool wantsHome, bool wantsHomecare)
    {
        var types = new string[request.Services];
        for (var i = 0; i < types.Length; i++)
            types[i] = request.Types.IsEmpty ? Draw(Chance.Of(request.Seed, 4, i)) : request.Types[i % request.Types.Length];
        if (!request.Types.IsEmpty)
            return types;
        if (wantsHome && !wantsHomecare && !Array.Exists(types, t => t != Homecare))
            types[0] = "care_home";
        if (types.Length > 1 && wantsHome && !Array.Exists(types, t => t != Homecare))
            types[0] = "care_home";
        if (types.Length > 1 && wantsHomecare && Array.IndexOf(types, Homecare) < 0)
            types[^1] = Homecare;
        return types;
    }

    private static string Draw(Chance chance)
    {
        var draw = chance.Below(1000);
        for (var i = 0; i < All.Length - 1; i++)
        {
            draw -= Thousandths[i];
            if (draw < 0)
                return All[i];
        }

        return All[^1];
    }
}
