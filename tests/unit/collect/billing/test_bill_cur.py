"""Cost and Usage Reports in FOCUS's columns: what each kind of line item costs, and that nothing of the invoice is lost."""

import json
from decimal import Decimal

import pyarrow as pa
import pytest
from bills import MAY, Zone, csv_text, deliver_aws, parquet_of, put

PLAN = "arn:aws:savingsplans::012345678901:savingsplan/p-1"
RESERVATION = "arn:aws:ec2:eu-west-1:012345678901:reserved-instances/r-1"
MONEY = [
    "line_item_unblended_cost",
    "pricing_public_on_demand_cost",
    "reservation_effective_cost",
    "reservation_unused_amortized_upfront_fee_for_billing_period",
    "reservation_unused_recurring_fee",
    "savings_plan_savings_plan_effective_cost",
    "savings_plan_total_commitment_to_date",
    "savings_plan_used_commitment",
]


def item(kind, cost, **more):
    return {
        "bill_payer_account_id": "012345678901",
        "bill_billing_period_start_date": "2026-05-01T00:00:00Z",
        "bill_billing_period_end_date": "2026-06-01T00:00:00Z",
        "bill_bill_type": "Anniversary",
        "bill_invoice_id": "",
        "line_item_currency_code": "USD",
        "line_item_line_item_type": kind,
        "line_item_usage_account_id": "000000000042",
        "line_item_usage_start_date": "2026-05-03T00:00:00Z",
        "line_item_usage_end_date": "2026-05-04T00:00:00Z",
        "line_item_product_code": "AmazonEC2",
        "line_item_usage_type": "EU-BoxUsage:m5.large",
        "line_item_operation": "RunInstances",
        "line_item_resource_id": "i-0abc",
        "line_item_usage_amount": "24",
        "pricing_unit": "Hrs",
        "pricing_term": "",
        "product": json.dumps({"product_name": "Amazon Elastic Compute Cloud", "instance_type": "m5.large"}),
        "product_region_code": "eu-west-1",
        "resource_tags": json.dumps({"user_Team": "web", "aws_createdBy": "root"}),
        **dict.fromkeys(MONEY, ""),
        "line_item_unblended_cost": cost,
        **more,
    }


def plan(kind, cost, **more):
    return item(kind, cost, savings_plan_savings_plan_a_r_n=PLAN, savings_plan_offering_type="ComputeSavingsPlans", **more)


def reserved(kind, cost, **more):
    return item(kind, cost, reservation_reservation_a_r_n=RESERVATION, **more)


ITEMS = {
    "usage": item("Usage", "2.4", pricing_public_on_demand_cost="2.5", pricing_term="OnDemand"),
    "spot": item("Usage", "0.7", pricing_term="Spot", line_item_usage_type="EU-SpotUsage:m5.large"),
    "covered": plan("SavingsPlanCoveredUsage", "2.4", savings_plan_savings_plan_effective_cost="1.6", pricing_public_on_demand_cost="2.4"),
    "negation": plan("SavingsPlanNegation", "-2.4", line_item_resource_id=""),
    "plan fee": plan("SavingsPlanRecurringFee", "2", savings_plan_total_commitment_to_date="2", savings_plan_used_commitment="1.6"),
    "plan upfront": plan("SavingsPlanUpfrontFee", "500"),
    "reserved": reserved("DiscountedUsage", "0", reservation_effective_cost="1.1", pricing_public_on_demand_cost="2.4"),
    "reservation fee": reserved(
        "RIFee", "30", reservation_unused_amortized_upfront_fee_for_billing_period="0.5", reservation_unused_recurring_fee="2"
    ),
    "reservation upfront": reserved("Fee", "100"),
    "support": item("Fee", "29", line_item_resource_id="", line_item_product_code="AWSSupportBusiness", product="{}"),
    "tax": item("Tax", "7.35", line_item_resource_id=""),
    "credit": item("Credit", "-5"),
    "refund": item("Refund", "-1", bill_bill_type="Refund"),
    "discount": item("EdpDiscount", "-0.24"),
}
#: category, frequency, billed, effective, list, contracted, commitment's status, pricing category
WANTED = {
    "usage": ("Usage", "Usage-Based", "2.4", "2.4", "2.5", "2.4", None, "Standard"),
    "spot": ("Usage", "Usage-Based", "0.7", "0.7", None, "0.7", None, "Dynamic"),
    "covered": ("Usage", "Usage-Based", "0", "1.6", "2.4", "2.4", "Used", "Committed"),
    "negation": ("Usage", "Usage-Based", "0", "0", "0", None, None, None),
    "plan fee": ("Purchase", "Recurring", "2", "0.4", None, None, "Unused", None),
    "plan upfront": ("Purchase", "One-Time", "500", "0", None, None, None, None),
    "reserved": ("Usage", "Usage-Based", "0", "1.1", "2.4", None, "Used", "Committed"),
    "reservation fee": ("Purchase", "Recurring", "30", "2.5", None, None, "Unused", None),
    "reservation upfront": ("Purchase", "One-Time", "100", "0", None, None, None, None),
    "support": ("Purchase", "One-Time", "29", "29", None, None, None, None),
    "tax": ("Tax", "One-Time", "7.35", "7.35", None, None, None, None),
    "credit": ("Credit", "One-Time", "-5", "-5", None, None, None, None),
    "refund": ("Adjustment", "One-Time", "-1", "-1", None, None, None, None),
    "discount": ("Usage", "Usage-Based", "-0.24", "-0.24", None, None, None, None),
}


def read(tmp_path, rows, form="csv.gz"):
    zone = Zone(tmp_path / "warehouse", format="cur2", bills=tmp_path / "cur")
    if form == "csv.gz":
        content = rows
    else:
        tags = pa.map_(pa.string(), pa.string())
        times = {name: pa.timestamp("ms") for name in rows[0] if name.endswith("_date")}
        money = dict.fromkeys([*MONEY, "line_item_usage_amount"], pa.float64())
        plain = [{name: value or None for name, value in row.items()} for row in rows]
        content = parquet_of(plain, {"product": tags, "resource_tags": tags} | times | money)
    deliver_aws(tmp_path / "cur", MAY, {f"cur-00001.{form}": content})
    return zone, zone.read_one()


@pytest.mark.parametrize("form", ["csv.gz", "snappy.parquet"])
@pytest.mark.parametrize("name", WANTED)
def test_a_line_item_is_a_charge(tmp_path, form, name):
    zone, load = read(tmp_path, [ITEMS[name]], form)
    assert load.status == "ok", load.error_message
    [row] = zone.rows()
    columns = ("ChargeCategory", "ChargeFrequency", "BilledCost", "EffectiveCost", "ListCost", "ContractedCost")
    told = tuple(row[column] for column in (*columns, "CommitmentDiscountStatus", "PricingCategory"))
    category, frequency, *money, status, pricing = WANTED[name]
    assert told == (category, frequency, *(None if amount is None else Decimal(amount) for amount in money), status, pricing)
    assert row["OtherColumns"]["line_item_line_item_type"] == ITEMS[name]["line_item_line_item_type"]
    assert row["OtherColumns"]["line_item_operation"] == "RunInstances"


def test_nothing_of_the_invoice_is_lost(tmp_path):
    zone, _ = read(tmp_path, [{**dict.fromkeys(ITEMS["plan fee"] | ITEMS["reserved"], ""), **row} for row in ITEMS.values()])
    assert sum(zone.billed()) == sum(Decimal(row["line_item_unblended_cost"]) for row in ITEMS.values())


def test_who_where_and_what_are_told(tmp_path):
    zone, _ = read(tmp_path, [ITEMS["covered"]])
    [row] = zone.rows()
    assert (row["BillingAccountId"], row["SubAccountId"], row["ResourceId"]) == ("012345678901", "000000000042", "i-0abc")
    assert (row["ServiceName"], row["RegionId"], row["ProviderName"]) == ("Amazon Elastic Compute Cloud", "eu-west-1", "AWS")
    assert (row["CommitmentDiscountId"], row["CommitmentDiscountType"], row["CommitmentDiscountCategory"]) == (
        PLAN,
        "ComputeSavingsPlans",
        "Spend",
    )
    assert row["Tags"] == {"Team": "web", "aws_createdBy": "root"}
    assert (row["ConsumedQuantity"], row["ConsumedUnit"]) == (24, "Hrs")


def test_a_service_without_a_name_is_told_by_its_code(tmp_path):
    zone, _ = read(tmp_path, [ITEMS["support"]])
    assert zone.rows()[0]["ServiceName"] == "AWSSupportBusiness"


def test_a_refund_corrects(tmp_path):
    zone, _ = read(tmp_path, [ITEMS["refund"]])
    assert zone.rows()[0]["ChargeClass"] == "Correction"


def test_a_cost_that_cannot_be_told_is_no_zero(tmp_path):
    rows = [ITEMS["usage"], {name: value for name, value in ITEMS["covered"].items() if name != "savings_plan_savings_plan_effective_cost"}]
    put(tmp_path / "cur" / "a.csv", csv_text(rows[:1]))
    put(tmp_path / "cur" / "b.csv", csv_text(rows[1:]))
    zone = Zone(tmp_path / "warehouse", format="cur2", bills=tmp_path / "cur")
    load = zone.read_one()
    assert "b.csv, row 1 (line 2), column EffectiveCost: is empty" in load.error_message
    assert zone.rows() == []


def test_a_broken_amount_is_named_by_the_report_s_column(tmp_path):
    _, load = read(tmp_path, [ITEMS["usage"], item("Usage", "free")])
    assert "row 2 (line 3), column line_item_unblended_cost: 'free' is not a number" in load.error_message


def test_a_row_of_another_month_is_named(tmp_path):
    _, load = read(tmp_path, [item("Usage", "1", bill_billing_period_start_date="2026-04-01T00:00:00Z")])
    assert "column bill_billing_period_start_date" in load.error_message
