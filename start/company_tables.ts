/** Tables that the company edits by itself, one import line for each area. */
import '#app/organisation/company_tables'
import '#app/products/company_tables'
import '#app/media/company_tables'
import '#app/calls/company_tables'
import '#app/logistics/company_tables'
import '#app/cases/company_tables'
