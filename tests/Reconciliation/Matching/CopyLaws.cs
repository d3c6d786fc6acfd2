using CsCheck;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.ReconciliationTests.Status;
using static Reinstate.ReconciliationTests.Given;

namespace Reinstate.ReconciliationTests.Matching;

/// <summary>What rules 9 and 10 rely on (IMPORTS.md reading 1).</summary>
public class CopyLaws
{
    [Fact]
    public void Paper_and_digital_of_a_dose_or_a_record_are_a_row_and_its_copy_and_any_second_account_is_another_row_of_the_item_or_an_item_of_its_own()
    {
        var copies = 0;
        AnyFacts.Facts.Sample(facts =>
        {
            var strands = new Strands(Context, facts.Expected);
            strands.Set(facts.Entries, []);
            foreach (var item in strands.Settle().Come)
            {
                if (item is not { Paper: { } paper, Digital: { } digital, Category: not Category.Visit })
                    continue;
                Assert.True(item.IsCopy && !digital.IsNative && paper.SheetSerial == digital.SheetSerial);
                Interlocked.Increment(ref copies);
            }
        }, iter: 4000);
        Assert.True(copies > 50);
    }
}
