namespace Reinstate.Grains.Organisations;

/// <summary>Types of services (DOMAIN.md section 2).</summary>
public static class ServiceTypes
{
    public const string NursingHome = "nursing_home";
    public const string CareHome = "care_home";
    public const string SupportedLiving = "supported_living";
    public const string ExtraCare = "extra_care";
    public const string Homecare = "homecare";
    public const string SharedLives = "shared_lives";

    public static IReadOnlyList<string> All { get; } = [NursingHome, CareHome, SupportedLiving, ExtraCare, Homecare, SharedLives];
}
