namespace Reinstate.Folders.Generation.Wording;

internal static class NightWords
{
    public static readonly string[] Checks =
    [
        "Asleep on the left side, breathing easily.", "Awake, reading with the lamp on.", "Resting with eyes closed.", "Sound asleep.", "Asked the time, dozed again.", "Snoring lightly.", "Sitting on the edge of the bed, helped back.",
        "Asleep facing the wall.", "Drowsy, turned over alone.", "Quiet, blanket pulled up.", "Dreaming aloud, settled at once.", "Peaceful, curled up.", "Lying awake, wanted company for a bit.", "Deeply asleep in the recliner.", "Stirred when the door opened.",
        "Humming under the covers.", "In bed, television low.",
    ];

    public static readonly string[] Room =
    [
        "Sensor mat on.", "Room warm.", "Water within reach.", "Door ajar as liked.", "Night light left on.", "Bell clipped to the pillow.", "Bed at its lowest.", "Curtain closed.", "Extra cover given.", "Shoes beside the bed.",
        "Window shut against the wind.", "Radio switched off.", "Corridor quiet.", "Landing checked too.", "Glasses on the table.",
    ];
}
