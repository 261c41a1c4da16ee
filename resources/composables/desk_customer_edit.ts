import type { PopCustomer } from './desk_types.js'

/** What of a customer's file is edited on the desk. */
export type CustomerFields = {
  name: string
  gender: 'female' | 'male' | 'unknown'
  age: number | null
  secondPhone: string
  regionId: number | null
  address: string
  endUserName: string
  endUserSchool: string
  remark: string
}

/** A customer's file while it is edited; kept with everything else that is typed. */
export type CustomerEdit = {
  customerId: number
  /** The version that the fields began from. */
  version: number
  began: CustomerFields
  fields: CustomerFields
}

export function editOf(customer: PopCustomer): CustomerEdit {
  const fields: CustomerFields = {
    name: customer.name,
    gender: customer.gender,
    age: customer.age,
    secondPhone: customer.phones[1] ?? '',
    regionId: customer.address?.regionId ?? customer.regionId,
    address: customer.address?.detail ?? '',
    endUserName: customer.endUserName ?? '',
    endUserSchool: customer.endUserSchool ?? '',
    remark: customer.remark ?? '',
  }
  const { id: customerId, version } = customer
  return { customerId, version, began: fields, fields: { ...fields } }
}

export function isEdited({ began, fields }: CustomerEdit): boolean {
  return JSON.stringify(began) !== JSON.stringify(fields)
}

/** The edit as the server takes it. A number and an age that nobody touched are left as they are. */
export function changesOf({ version, began, fields }: CustomerEdit, year: number) {
  return {
    version,
    name: fields.name.trim(),
    gender: fields.gender,
    ...(fields.age === began.age
      ? {}
      : { birthYear: fields.age === null ? null : year - fields.age }),
    ...(fields.secondPhone.trim() === began.secondPhone
      ? {}
      : { secondPhone: fields.secondPhone.trim() || null }),
    regionId: fields.regionId,
    address: fields.address.trim() || null,
    endUserName: fields.endUserName.trim() || null,
    endUserSchool: fields.endUserSchool.trim() || null,
    remark: fields.remark.trim() || null,
  }
}

/** What the server says of a file that somebody else saved meanwhile. */
export type StaleFile = {
  version: number
  changed: Partial<Record<string, string | number | null>>
  by?: string
  at?: string
}

/** The fields that somebody else changed and that stand differently here, with both values. */
export function differences(edit: CustomerEdit, stale: StaleFile, year: number) {
  return Object.entries(theirChanges(edit, stale, year)).map(([field, theirs]) => ({
    field: field as keyof CustomerFields,
    theirs,
    mine: edit.fields[field as keyof CustomerFields],
  }))
}

/** The edit on top of what somebody else saved: with their values where `theirs`, else with the own ones. */
export function rebased(
  edit: CustomerEdit,
  stale: StaleFile,
  { theirs, year }: { theirs: boolean; year: number }
): CustomerEdit {
  const changes = theirChanges(edit, stale, year)
  return {
    ...edit,
    version: stale.version,
    began: { ...edit.began, ...changes },
    fields: theirs ? { ...edit.fields, ...changes } : edit.fields,
  }
}

/** What only was changed here stands in the file as it did in the beginning. */
function theirChanges(edit: CustomerEdit, stale: StaleFile, year: number): Partial<CustomerFields> {
  const now = Object.entries(fieldsOf(stale, year))
  return Object.fromEntries(
    now.filter(([field, value]) => value !== edit.began[field as keyof CustomerFields])
  )
}

function fieldsOf({ changed }: StaleFile, year: number): Partial<CustomerFields> {
  const entries = Object.entries(changed).map(([field, value]) => {
    if (field === 'birthYear') return ['age', typeof value === 'number' ? year - value : null]
    return [field, field === 'regionId' ? value : (value ?? '')]
  })
  return Object.fromEntries(entries)
}
