namespace Reinstate.Folders.Generation.Wording;

internal static class PersonalCareWords
{
    public static readonly string[] Washing =
    [
        "Assisted with a full wash at the sink.", "Showered with one carer and sat to dry.", "Bed bath given, clean nightwear on.", "Washed face and hands, teeth brushed.",
        "Shaved with the electric razor.", "Hair washed and set in the bathroom.", "Dressed in the blue cardigan and skirt chosen yesterday.", "Nails filed and hands creamed.",
        "Helped into warm clothes before going to the lounge.", "Mouth care done with a soft brush.", "Foot soak, then clean socks and shoes.", "Changed for bed, glasses put in their case.",
        "Freshened up after lunch.",
    ];

    public static readonly string[] Manner =
    [
        "Chatted throughout.", "Managed the top half without help.", "Took time, needed two prompts.", "Asked for the water to be warmer.", "Cream applied to both legs as planned.",
        "Skin looked healthy.", "Sang along with the radio.", "Preferred to do the buttons alone.", "Rested for ten minutes afterwards.", "Hearing aids checked and fitted.", "Pleased with how it turned out.",
    ];

    public static readonly string[] Continence =
    [
        "Walked to the toilet with a frame and one carer.", "Pad changed, small amount of urine.", "Commode used at the bedside.", "Bowels opened, type 4.", "Catheter bag emptied, 350 ml, clear.",
        "Prompted to use the bathroom before the meal.", "Dry on checking.", "Pad changed, wet.", "Used the urinal alone.", "Toileted with the stand aid and two staff.", "Night bag attached.",
    ];

    public static readonly string[] Comfort =
    [
        "Barrier cream used.", "Said it was comfortable.", "Clothing changed as well.", "Hands washed together.", "Nothing unusual seen.", "Door closed for privacy.", "Asked to be left for a few minutes.",
        "Fresh supplies put in the drawer.", "Call bell left within reach.", "Thanked the carer.", "Needed a little more time.", "Went back to the chair by the window.", "Settled with a magazine.",
    ];

    public static readonly string[] Turning =
    [
        "Turned onto the left side with the slide sheet.", "Moved to the right, pillow between the knees.", "Sat up at thirty degrees for a drink.", "Tilted back in the chair for an hour.",
        "Repositioned on the back with heels floated.", "Stood with the aid for two minutes.", "Helped from chair to bed with the hoist.", "Weight shifted forward, cushion straightened.",
        "Rolled towards the window using two staff.", "Legs raised on the stool.", "Changed from bed to recliner.",
    ];

    public static readonly string[] Skin =
    [
        "Sacrum intact.", "Heels checked, no redness.", "Pink over the left hip, fading when pressed.", "Elbows creamed.", "Mattress reading normal.", "Comfortable when asked.",
        "Slept through the move.", "Dressing clean and in place.", "Sheet smoothed and dry.", "Asked for another pillow.", "Air cushion humming as it should.", "Skin bundle form filled in.", "Knees a little stiff.",
    ];
}
