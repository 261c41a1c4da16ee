import type { Infer } from '@vinejs/vine/types'
import db from '@adonisjs/lucid/services/db'
import { isDuplicate } from '#core/statements'
import type { Transaction } from '#core/transaction'
import { type CompanyTable, SYSTEM_TABLE } from '#app/organisation/company_table'
import { fieldRefused, valueTaken } from '#app/organisation/errors'
import { acdGroupValidator } from '#app/calls/validators/company'

type AcdGroupFields = Infer<typeof acdGroupValidator>
type Level = AcdGroupFields['levels'][number]

/**
 * ACD groups (接线组) with their overflow levels and who answers at each. Level 1 bears the group's own number. Telephony
 * reads the groups anew every ten seconds; who was added answers from the next sign-in on.
 */
export const acdGroups: CompanyTable<AcdGroupFields> = {
  key: 'acd-groups',
  table: 'acd_groups',
  subject: 'acd_group',
  may: SYSTEM_TABLE,
  validator: acdGroupValidator,
  columns: ({ levels, name, wrapUpSeconds, ringSeconds, maxNoAnswer }) => ({
    code: levels[0]!.code,
    name,
    wrap_up_seconds: wrapUpSeconds,
    ring_seconds: ringSeconds,
    max_no_answer: maxNoAnswer,
  }),
  unique: { code: 'levels' },
  check: async ({ levels }, _id, trx) => {
    if (new Set(levels.map((level) => level.code)).size < levels.length) {
      throw fieldRefused('levels', 'calls.errors.level_code_twice')
    }
    await refuseUnknownMembers(levels, trx)
  },
  parts: { read: storedLevels, of: ({ levels }) => levels.map(inOrder), write: writeLevels },
  rows: () => readGroups(),
  choices: async () => ({ members: await agents() }),
}

function inOrder({ code, members }: Level): Level {
  return { code, members: [...members].sort((one, other) => one - other) }
}

async function storedLevels(groupId: number, trx: Transaction): Promise<Level[]> {
  const groups = await readGroups(trx, groupId)
  return groups[0]?.levels ?? []
}

async function refuseUnknownMembers(levels: Level[], trx: Transaction) {
  const ids = [...new Set(levels.flatMap((level) => level.members))]
  const known = await trx
    .from('employees')
    .whereIn('id', ids)
    .whereNotNull('agent_number')
    .select('id')
  if (known.length < ids.length) throw fieldRefused('levels', 'calls.errors.member_unknown')
}

/** Levels keep their rows while their place in the order stays; members are set as a whole. */
async function writeLevels({ levels }: AcdGroupFields, groupId: number, trx: Transaction) {
  const stored: { id: number; level: number }[] = await trx
    .from('acd_group_levels')
    .where('acd_group_id', groupId)
    .orderBy('level')
    .forUpdate()
    .select('id', 'level')
  const ids = stored.map(({ id }) => id)
  await trx.from('acd_group_members').whereIn('acd_group_level_id', ids).delete()
  const surplus = stored.slice(levels.length).map(({ id }) => id)
  if (surplus.length > 0) await trx.from('acd_group_levels').whereIn('id', surplus).delete()
  // Numbers may change places among the levels: none is in the way of another while they are written.
  for (const { id } of stored.slice(0, levels.length)) {
    await trx
      .from('acd_group_levels')
      .where('id', id)
      .update({ code: `-${id}` })
  }
  for (const [index, { code, members }] of levels.entries()) {
    const levelId = await writeLevel(trx, {
      groupId,
      level: index + 1,
      code,
      id: stored[index]?.id,
    })
    if (members.length > 0) {
      await trx
        .table('acd_group_members')
        .multiInsert(members.map((id) => ({ acd_group_level_id: levelId, employee_id: id })))
    }
  }
}

async function writeLevel(
  trx: Transaction,
  row: { groupId: number; level: number; code: string; id: number | undefined }
): Promise<number> {
  try {
    if (row.id !== undefined) {
      await trx.from('acd_group_levels').where('id', row.id).update({ code: row.code })
      return row.id
    }
    const [id] = await trx
      .table('acd_group_levels')
      .insert({ acd_group_id: row.groupId, level: row.level, code: row.code })
    return id
  } catch (error) {
    if (isDuplicate(error, '_code_')) throw valueTaken('levels', row.code)
    throw error
  }
}

async function readGroups(client: Pick<Transaction, 'from'> = db, groupId: number | null = null) {
  const [groups, levels, members, numbers] = await Promise.all([
    client
      .from('acd_groups')
      .if(groupId !== null, (query) => void query.where('id', groupId!))
      .orderBy('code')
      .select('id', 'version', 'code', 'name', 'wrap_up_seconds as wrapUpSeconds')
      .select('ring_seconds as ringSeconds', 'max_no_answer as maxNoAnswer'),
    client
      .from('acd_group_levels')
      .orderBy('level')
      .select('id', 'acd_group_id as groupId', 'code'),
    client
      .from('acd_group_members')
      .orderBy('employee_id')
      .select('acd_group_level_id as levelId', 'employee_id as employeeId'),
    client
      .from('service_numbers')
      .where('active', true)
      .orderBy('number')
      .select('acd_group_id as groupId', 'number'),
  ])
  return groups.map((group) => ({
    ...group,
    serviceNumbers: numbers.filter((one) => one.groupId === group.id).map((one) => one.number),
    levels: levels
      .filter((level) => level.groupId === group.id)
      .map(({ id, code }) => ({
        code: code as string,
        members: members.filter((one) => one.levelId === id).map((one) => one.employeeId as number),
      })),
  }))
}

/** Employees with an agent number: whoever can answer calls. */
async function agents() {
  const rows: { id: number; name: string; agentNumber: string }[] = await db
    .from('employees')
    .whereNotNull('agent_number')
    .whereNull('closed_at')
    .orderBy('agent_number')
    .select('id', 'name', 'agent_number as agentNumber')
  return rows.map(({ id, name, agentNumber }) => ({
    value: String(id),
    label: `${agentNumber} ${name}`,
  }))
}
