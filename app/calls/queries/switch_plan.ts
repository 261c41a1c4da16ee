import encryption from '@adonisjs/core/services/encryption'
import { BUSINESS_ZONE } from '#core/period'
import { partNotFound } from '#app/pbx/errors'
import type { PlanCodec } from '#telephony/switch/plan/phones'
import type { SwitchPlan } from '#telephony/switch/switch_plan'
import { spoolFolder } from '#app/calls/cdr_folder'
import { switchMessagesFolder } from '#app/calls/message_files'
import { switchRecordingsFolder } from '#app/calls/recording_files'
import { listOf, PlanBook, type Row } from '#app/calls/switches/plan_book'
import { planInbound } from '#app/calls/switches/plan_inbound'
import { planOutbound } from '#app/calls/switches/plan_outbound'

/** Seconds between two looks at the dispatcher's sign of life, as proven, and of a ringing without it. */
const LOOP_SECONDS = 8
const FALLBACK_RING_SECONDS = 15

/** As the trunks speak: nothing is transcoded, and the switch needs no module for it. */
const BROWSER_CODECS: PlanCodec[] = ['PCMA', 'PCMU']

/** Everything that one switch's configuration is rendered from, as the database has it now. */
export class LoadSwitchPlan {
  async handle(switchId: number): Promise<SwitchPlan> {
    const book = await PlanBook.load(switchId)
    if (!book) throw partNotFound()
    const node = book.node
    const files = String(node.files_folder)
    return {
      ...nodeOf(node),
      ...planOutbound(book),
      ...planInbound(book),
      featureCodes: {
        signIn: book.featureCode('sign_in'),
        signOut: book.featureCode('sign_out'),
        sayExtension: book.featureCode('say_extension'),
        mark: book.featureCode('mark'),
      },
      blockList: book.blockList(),
      sounds: {
        music: book.sounds('music').map(({ code }) => ({
          name: code,
          folder: `${files}/music/${code}`,
        })),
        prompts: book.sounds('prompt').map(({ code, path }) => ({
          name: code,
          path: `${files}/${path}`,
        })),
        digits: book.digitsFolder(files),
      },
      recordings: { folder: switchRecordingsFolder(), stereo: true },
      voicemail: { folder: switchMessagesFolder(), greeting: null, maxSeconds: 120 },
      cdr: { spoolFolder: spoolFolder(String(node.name)), post: null },
      waiting: { loopSeconds: LOOP_SECONDS, fallbackRingSeconds: FALLBACK_RING_SECONDS },
    }
  }
}

function nodeOf(
  node: Row
): Pick<SwitchPlan, 'node' | 'eventSocket' | 'phones' | 'browsers' | 'trunkProfile'> {
  const certificates = node.certificates as string | null
  const { ws_port: ws, wss_port: wss } = node as Record<string, number | null>
  const phonePort = Number(node.phone_port)
  const trunkPort = Number(node.trunk_port)
  return {
    node: {
      name: String(node.name),
      domain: String(node.domain),
      address: String(node.address),
      publicAddress: node.public_address as string | null,
      mediaPorts: { from: Number(node.media_from), to: Number(node.media_to) },
      maxSessions: Number(node.max_sessions),
      sessionsPerSecond: Number(node.sessions_per_second),
      timeZone: BUSINESS_ZONE,
      certificates,
    },
    eventSocket: {
      address: String(node.host),
      port: Number(node.port),
      password: encryption.decrypt<string>(node.password as string) ?? '',
      allowed: listOf(node.allowed),
    },
    phones: {
      port: phonePort,
      tlsPort: certificates ? phonePort + 1 : null,
      codecs: ['PCMA', 'PCMU', 'G722'],
      registrationSeconds: 600,
      allowed: [],
    },
    browsers:
      ws || wss ? { port: trunkPort + 10, wsPort: ws, wssPort: wss, codecs: BROWSER_CODECS } : null,
    trunkProfile: { port: trunkPort, tlsPort: null, codecs: ['PCMA', 'PCMU'] },
  }
}
