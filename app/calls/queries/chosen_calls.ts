import type Employee from '#app/organisation/models/employee'
import type { CallExportRequest } from '#app/calls/export_request'
import { ListCalls } from '#app/calls/queries/list_calls'

/** The ids that an export is about, of what its owner may see, in the order of the list. */
export async function chosenCalls(
  employee: Employee,
  { query, selection }: Pick<CallExportRequest, 'query' | 'selection'>
): Promise<string[]> {
  const ownerId = employee.may('calls.view') ? null : employee.id
  return new ListCalls().ids({ query, employee, ownerId, selection })
}
