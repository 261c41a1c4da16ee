import { dialStrings } from '../dialplan/calls.ts'
import { CONTEXTS } from '../dialplan/destinations.ts'
import { displayWord, extensionWord, hostWord, numberWord, secretWord } from '../words.ts'
import type { PlanExtension } from '../plan/phones.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import { element } from '../xml.ts'
import { params } from './core.ts'

/** Where a `user/…` rings: wherever the extension registered. */
const DIAL_STRING =
  '{^^:sip_invite_domain=${dialed_domain}:presence_id=${dialed_user}@${dialed_domain}}${sofia_contact(*/${dialed_user}@${dialed_domain})}'

/** The extensions that may register, with their secrets and what their calls carry. */
export function directoryFile(plan: SwitchPlan): string {
  const users = plan.extensions.filter((one) => one.enabled).map((one) => user(plan, one))
  const domain = element('domain', { name: hostWord(plan.node.domain) }, [
    element('params', {}, params({ 'dial-string': DIAL_STRING })),
    element('groups', {}, [
      element('group', { name: 'extensions' }, [element('users', {}, users)]),
    ]),
  ])
  return `${element('include', {}, [domain])}\n`
}

function user(plan: SwitchPlan, extension: PlanExtension): string {
  const number = extensionWord(extension.number)
  const caller = extension.callerNumber
  const isRestricted = extension.device === 'phone' && plan.phones.allowed.length > 0
  const variables = {
    user_context: CONTEXTS.telephones,
    effective_caller_id_number: number,
    effective_caller_id_name: displayWord(extension.name),
    spotline_dial_class: `of_${DIAL_CLASSES[extension.dialClass]}`,
    ...(caller !== null && { spotline_caller_number: numberWord(caller) }),
  }
  return element('user', { id: number }, [
    element(
      'params',
      {},
      params({
        password: secretWord(extension.secret),
        // Consultations, transfers and calls of his own reach an agent outside there too.
        ...(extension.remoteNumber !== null && {
          'dial-string': dialStrings(plan, extension.remoteNumber).join('|'),
        }),
        // Besides the password. A profile's own list of addresses would replace it.
        ...(isRestricted && { 'auth-acl': 'telephones' }),
      })
    ),
    element(
      'variables',
      {},
      Object.entries(variables).map(([name, value]) => element('variable', { name, value }))
    ),
  ])
}

const DIAL_CLASSES: Readonly<Record<PlanExtension['dialClass'], string>> = {
  internal: 'internal',
  national: 'national',
  international: 'international',
}
