namespace Reinstate.Evidence.Packs.Document;

/// <summary>What an open gap keeps from being complete.</summary>
internal enum Hinders
{
    Recovery,
    Assurance,
    Learning,
}

/// <summary>Something that is not done. ServiceId is empty for the incident as a whole.</summary>
internal sealed record Gap(Hinders Hinders, string ServiceId, string What);
