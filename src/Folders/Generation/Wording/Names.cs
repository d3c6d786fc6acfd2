namespace Reinstate.Folders.Generation.Wording;

/// <summary>Invented names. No initials begin or end with X or Z, so that initials of nobody can always be made.</summary>
internal static class Names
{
    public static readonly string[] First =
    [
        "Agnes", "Albert", "Amina", "Arthur", "Beatrice", "Bernard", "Bukola", "Cecily", "Clive", "Connie", "Daljit", "Derek", "Dilys", "Doreen", "Edith", "Edwin",
        "Elsie", "Ernest", "Farida", "Frank", "Freda", "Gareth", "Gladys", "Gordon", "Harriet", "Hilda", "Hugh", "Ida", "Imran", "Ivy", "Jasmine", "Joan", "Joseph",
        "Kathleen", "Keith", "Kofi", "Leonard", "Lilian", "Lucjan", "Mabel", "Maurice", "Meera", "Muriel", "Nadia", "Neville", "Nora", "Olive", "Oscar", "Pamela",
        "Percy", "Phyllis", "Queenie", "Rachel", "Ralph", "Rosa", "Sanjay", "Sheila", "Stanley", "Tadeusz", "Thelma", "Tobias", "Una", "Usha", "Vera", "Victor", "Wanda", "Wilfred", "Yasmin", "Yvonne",
    ];

    public static readonly string[] Last =
    [
        "Abbott", "Adeyemi", "Ashworth", "Bains", "Barlow", "Birch", "Booth", "Calder", "Chaudhry", "Clegg", "Cowling", "Dacre", "Denby", "Dhillon", "Dunmore", "Eastham", "Ellwood",
        "Entwistle", "Farrar", "Fielding", "Finch", "Garside", "Gill", "Greaves", "Hallam", "Hartley", "Hopwood", "Ibbotson", "Illingworth", "Iqbal", "Jagger", "Jessop", "Joyce", "Kaye", "Kershaw",
        "Kowalska", "Lister", "Lockwood", "Lumb", "Mallinson", "Mensah", "Murgatroyd", "Naylor", "Nkemelu", "Norcliffe", "Oakley", "Ogden", "Okafor", "Parkin", "Pickles", "Priestley", "Quarmby", "Quinn",
        "Ramsden", "Rawnsley", "Rigby", "Saville", "Shackleton", "Sutcliffe", "Tattersall", "Thackray", "Tordoff", "Underhill", "Upton", "Varley", "Vickers", "Walshaw", "Whiteley", "Wrigley", "Yates", "Yeadon",
    ];

    public static readonly string[] Houses =
    [
        "Alder", "Ashgrove", "Beechcroft", "Birchfield", "Bramley", "Cedar", "Chestnut", "Cloverfield", "Elm", "Fairhaven", "Fernbank", "Foxglove", "Greenacre", "Hawthorn", "Hazel",
        "Hillcrest", "Holly", "Juniper", "Kingfisher", "Larkfield", "Laurel", "Limetree", "Maple", "Meadowside", "Millbrook", "Oakfield", "Orchard", "Parkview", "Pinewood", "Poplar",
        "Primrose", "Riverside", "Rosewood", "Rowan", "Stonebridge", "Sycamore", "Thornfield", "Westwood", "Willow", "Woodlands",
    ];

    public static readonly string[] Groups = ["Ashmere Care", "Brightwell Homes", "Corran Support", "Dalewood Living", "Eskfield Care"];

    public static readonly string[] Councils = ["Ashdale County Council", "Calder Vale Metropolitan Council", "Port Ellin Borough Council", "Wexley City Council"];

    public static readonly string[] Surgeries = ["Beck Street Surgery", "Bankfield Medical Group", "Castlegate Health Centre", "Mill Street Surgery", "Wexley Road Surgery"];

    public static readonly string[] Doctors = ["Dr A Hartnoll", "Dr F Haslam", "Dr L Okonjo-Reid", "Dr N Achebe", "Dr P Lambourne", "Dr S Mistry"];

    /// <summary>None of these is, or contains, anything that the generator prescribes.</summary>
    public static readonly string[] Allergies = ["None known", "None known", "None known", "Penicillin", "Latex", "Strawberries", "Sticking plaster", "Erythromycin"];

    public static string TypeName(string type) => type switch
    {
        "nursing_home" => "Nursing Home",
        "care_home" => "House",
        "supported_living" => "Court",
        "extra_care" => "Gardens",
        "homecare" => "Homecare",
        _ => "Shared Lives",
    };
}
