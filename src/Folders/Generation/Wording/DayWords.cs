namespace Reinstate.Folders.Generation.Wording;

internal static class DayWords
{
    public static readonly string[] Meals =
    [
        "Porridge with honey and a slice of toast.", "Scrambled egg on soft bread.", "Shepherd's pie with carrots.", "Cheese sandwich and tomato soup.", "Fish in parsley sauce with mash.", "Two weetabix with warm milk.",
        "Vegetable curry and rice.", "Jacket potato with beans.", "Rice pudding and peaches.", "Fork-mashable chicken dinner.", "Banana and a yoghurt between meals.", "Roast lamb with mint sauce.", "Fortified milkshake, 200 ml.",
    ];

    public static readonly string[] Appetite =
    [
        "Ate all of it.", "Left about a quarter.", "Half eaten, said that was plenty.", "Chopped small beforehand, eaten alone with a spoon.", "Needed encouragement to begin.", "Asked for seconds.",
        "Sat at the big table with friends.", "Took forty minutes over it.", "Enjoyed the pudding most.", "Plate guard used.", "Thickened gravy as on the plan.",
    ];

    public static readonly string[] Drinks =
    [
        "Tea, 150 ml.", "Orange squash, 200 ml.", "Water with lunch, 180 ml.", "Coffee and milk, 170 ml.", "Hot chocolate, 160 ml.", "Blackcurrant, level 2, 120 ml.", "Milk, 210 ml.", "Two small glasses of apple juice, 190 ml.",
        "Soup in a mug, 140 ml.", "Ice lolly on the terrace, 60 ml.", "Lemonade, 220 ml.",
    ];

    public static readonly string[] Drinking =
    [
        "Finished the cup.", "Held the beaker without help.", "Offered again after a few minutes and taken.", "Slow sips, sat upright.", "Straw used.", "Jug refilled afterwards.", "Chart total on target so far.",
        "Said it was just right.", "Half now and half with the biscuit.", "Family topped up the glass.", "Asked for sugar.", "Reminder given by the window seat.", "Swallowed without coughing.",
    ];

    public static readonly string[] Activities =
    [
        "Planted seedlings in the raised bed.", "Bingo in the lounge, won a line.", "Walked to the corner shop for a paper.", "Baking group made scones.", "Listened to the brass band on a recording.", "Dominoes with two neighbours.",
        "Sorted photographs for the memory book.", "Chair exercises with the visiting coach.", "Watched the cricket.", "Knitted three rows.", "Fed the garden birds.", "Painted a card for a grandchild.", "Read the poems that came by post.",
    ];

    public static readonly string[] Joining =
    [
        "Stayed for the whole hour.", "Laughed a good deal.", "Joined in after watching at first.", "Talked about working at the mill.", "Left early to rest.", "Wants to do it again on Thursday.", "Helped to put things away.",
        "Needed one prompt.", "Showed the others how.", "Concentrated well.", "Wore the new hat.",
    ];

    public static readonly string[] Moods =
    [
        "Bright and talkative this shift.", "Quiet, preferred own company.", "A little tearful after breakfast.", "Calm and content.", "Restless before tea, walked the corridor.", "Cheerful, teased the staff.",
        "Tired and closed eyes often.", "Anxious about the dark screens.", "Smiled at the new curtains.", "Thoughtful, talked about home.", "Impatient with the noise.",
    ];

    public static readonly string[] Reasons =
    [
        "Settled with a cup of tea.", "A hand to hold helped.", "Music in the room lifted things.", "No obvious cause.", "Explained why the notes are on paper.", "Sat with a friend afterwards.", "Looked forward to the weekend.",
        "Spoke of an old dog.", "Reassured by a familiar face.", "Went into the garden for air.", "Nap arranged.", "Newspaper read aloud.", "Window opened.",
    ];

    public static readonly string[] Family =
    [
        "Daughter telephoned.", "Son visited with two children.", "Niece left a message on the mobile.", "Sister rang from Leeds.", "Husband came for lunch.", "Video call with a cousin in Perth.", "Letter from a brother read out.",
    ];

    public static readonly string[] Messages =
    [
        "Told about the outage and the paper records.", "Asked after new shoes.", "Will come again on Sunday.", "Brought clean laundry.", "Happy with the care.", "Wants a word about chiropody next week.", "Left flowers.", "Spoke for half an hour.",
    ];
}
