using System.Collections.Immutable;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>
/// What one person may have in 24 hours, read off the plan once: doses of each product, and milligrams of each ingredient, for which the
/// product that allows least decides (IMPORTS.md reading 6). A product that states no ingredient_mg has its own limit only.
/// Cost: nothing beyond a look at the plan where no row of it states a maximum.
/// </summary>
internal sealed class DailyMaxima
{
    private readonly Dictionary<string, Product> products = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IngredientLimit> limits = new(StringComparer.OrdinalIgnoreCase);

    private DailyMaxima(ImmutableArray<ExpectedItem> plan)
    {
        if (!plan.Any(e => e is ExpectedDose { PrnMax24h: > 0 }))
            return;
        foreach (var row in plan.OfType<ExpectedDose>().OrderBy(d => d.ItemId, StringComparer.Ordinal))
        {
            var product = products.GetValueOrDefault(row.MedicineId) ?? new Product("", null, null);
            if (row.PrnMax24h is > 0 and var doses && !(product.Doses <= doses))
                product = product with { Doses = doses };
            if (product.Mg is null && row is { Ingredient.Length: > 0, IngredientMg: > 0 })
                product = product with { Ingredient = row.Ingredient, Mg = row.IngredientMg };
            products[row.MedicineId] = product;
            if (row is { Ingredient.Length: > 0, IngredientMg: > 0 and var mg, PrnMax24h: > 0 and var most }
                && (!limits.TryGetValue(row.Ingredient, out var limit) || most * mg < limit.Mg))
                limits[row.Ingredient] = new(row, most * mg);
        }
    }

    public static DailyMaxima Of(PersonCase person) => person.Kept(static p => new DailyMaxima(p.Expected));

    /// <summary>Doses that are added up together: of one ingredient where it has a limit, else of one product; null without any limit.</summary>
    public string? GroupOf(string medicineId)
    {
        if (products.Count == 0 || !products.TryGetValue(medicineId, out var product))
            return null;
        return limits.ContainsKey(product.Ingredient) ? "ingredient:" + product.Ingredient.ToUpperInvariant() : product.Doses is null ? null : medicineId;
    }

    /// <summary>Null when the product has no limit of its own.</summary>
    public int? DosesOf(string medicineId) => products.GetValueOrDefault(medicineId)?.Doses;

    public IngredientLimit? IngredientOf(string medicineId) =>
        products.TryGetValue(medicineId, out var product) ? limits.GetValueOrDefault(product.Ingredient) : null;

    /// <summary>Milligrams of the ingredient in one dose that was taken, of a product that belongs to a group.</summary>
    public decimal MgOf(MatchedItem item) => item.Medicine?.IngredientMg ?? products.GetValueOrDefault(item.MedicineId!)?.Mg ?? 0;

    private sealed record Product(string Ingredient, decimal? Mg, int? Doses);
}

/// <summary>Milligrams in 24 hours, and the row of the plan that allows least.</summary>
internal sealed record IngredientLimit(ExpectedDose Strictest, decimal Mg);
