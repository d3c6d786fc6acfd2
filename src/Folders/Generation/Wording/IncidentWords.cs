namespace Reinstate.Folders.Generation.Wording;

/// <summary>Records of incidents and of what was done about them; only the first kind speaks of falls and injuries.</summary>
internal static class IncidentWords
{
    public static readonly string[] Falls =
    [
        "Found sitting on the floor beside the bed; said that she fell reaching for the lamp. Checked head to toe, able to stand with two staff.",
        "Unwitnessed fall in the bathroom. Alert, moving all limbs, head injury form begun.",
        "Slipped from the edge of the chair to the carpet, witnessed. Did not hit the head.",
        "Lost balance at the doorway and fell onto one knee. Knee sore, walking as usual after ten minutes.",
    ];

    public static readonly string[] Injuries =
    [
        "Skin tear to the right forearm, 2 cm, cleaned and dressed. Body map completed.",
        "Bruise the size of a coin seen on the left shin while washing. Body map completed.",
    ];

    public static readonly string[] Escalations =
    [
        "Nurse in charge told in person; observations to be repeated within the hour.", "Senior informed and came at once; plan for closer watching agreed.", "Deputy on call rung; asked to speak to the surgery as well.",
        "Raised with the person in charge, who rang for advice.",
    ];

    public static readonly string[] Contacts =
    [
        "Told of what happened and of the observations; advice given and written on the notes sheet.", "Advised to watch closely tonight and to ring back if anything changes.", "Will look in after surgery; continue as planned until then.",
        "Reviewed by telephone; no change to the plan of care.",
    ];

    public static readonly string[] FamilyContacts =
        ["Asked when the systems will be back; told about the paper records.", "Told about today and reassured.", "Wanted to know about the review; date given.", "Rang for news; all well."];

    public static readonly string[] Late = ["Earlier call took longer than planned", "Traffic on the ring road", "Worker unwell, call moved to another", "Key safe code had to be looked up at the office"];

    public static readonly string[] PrnReasons = ["Said the hip ached, 5 out of 10", "Headache since waking", "Cramp in the stomach", "Short of breath after the stairs", "Restless and holding the knee", "Asked for something for the pain"];

    public static readonly string[] PrnEffects = ["Eased within the hour", "Comfortable after 40 minutes, 2 out of 10", "Settled and dozing half an hour later", "Better at the next look, no more needed", "Little change at first, easier by teatime"];

    public static readonly string[] OtherNotes = ["Tablet dropped and disposed of, a new one given later by the nurse", "Pharmacy asked whether to crush; held until they answer", "Given through the enteral tube by the visiting nurse"];
}
