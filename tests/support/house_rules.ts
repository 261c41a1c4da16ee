import { builtinModules } from 'node:module'
import type { Located, SourceFile } from '#tests/support/source_files'

export type Rule = {
  name: string
  /** What offends, with its line; nothing when the file keeps the rule. */
  offences: (file: SourceFile) => Located[]
}

/** An area imports from lower rows only, never from its own row or above (docs/architecture.md). */
const ROWS: Record<string, number> = {
  core: 1,
  organisation: 2,
  products: 3,
  customers: 3,
  media: 4,
  pbx: 4,
  calls: 5,
  orders: 6,
  logistics: 7,
  callbacks: 7,
  cases: 7,
  after_sales: 7,
  desk: 8,
  integrations: 8,
  statistics: 8,
}

const PRIVATE_FOLDERS = new Set(['controllers', 'validators', 'transformers'])
const BELOW_CONTROLLERS = new Set(['services', 'queries', 'models', 'jobs', 'events', 'listeners'])
const ACTIONS = new Set(['index', 'create', 'store', 'show', 'edit', 'update', 'destroy'])
const BANNED = new Set([
  'utils',
  'util',
  'helper',
  'helpers',
  'common',
  'manager',
  'processor',
  'data',
  'info',
])

/** Names of the trade and of the framework that contain a banned word. */
const ALLOWED_NAMES = new Set(['media_manager', 'DataTable'])

export const RULES: Rule[] = [
  {
    name: 'an area imports from lower rows only',
    offences: (file) => {
      const own = areaOf(file.path)
      if (own === null) return []
      return file.imports.filter(({ text }) => {
        const other = areaOf(text)
        return other !== null && other !== own && (ROWS[other] ?? 99) >= (ROWS[own] ?? 0)
      })
    },
  },
  {
    name: 'every folder of app/ is an area with a row',
    offences: (file) => {
      const area = areaOf(file.path)
      return area !== null && !(area in ROWS) ? [{ text: area, line: 1 }] : []
    },
  },
  {
    name: "another area's controllers, validators and transformers are its own",
    offences: (file) => {
      const own = areaOf(file.path)
      return file.imports.filter(({ text }) => {
        const other = areaOf(text)
        return (
          own !== null && other !== null && other !== own && PRIVATE_FOLDERS.has(folderOf(text))
        )
      })
    },
  },
  {
    name: 'core imports framework packages, itself and the wiring only',
    offences: (file) =>
      areaOf(file.path) === 'core'
        ? file.imports.filter(({ text }) =>
            /^(app\/(?!core\/)|telephony\/|resources\/|database\/)/.test(text)
          )
        : [],
  },
  {
    name: 'of the areas only calls imports telephony',
    offences: (file) =>
      areaOf(file.path) !== null && areaOf(file.path) !== 'calls'
        ? file.imports.filter(({ text }) => text.startsWith('telephony/'))
        : [],
  },
  {
    name: 'telephony imports node built-ins and itself only',
    offences: (file) =>
      file.path.startsWith('telephony/')
        ? file.imports.filter(({ text }) => !text.startsWith('telephony/') && !isBuiltin(text))
        : [],
  },
  {
    name: 'BullMQ is imported by core/queue only',
    offences: (file) =>
      file.path.startsWith('app/core/queue/') ? [] : importsOf(file, (text) => text === 'bullmq'),
  },
  {
    name: 'Transmit is imported by core/live and its configuration only',
    offences: (file) => {
      const allowed = /^(app\/core\/live\/|config\/transmit\.ts$|tests\/contracts\/)/
      return allowed.test(file.path)
        ? []
        : importsOf(file, (text) => /^@(adonisjs|boringnode)\/transmit(\/|$)/.test(text))
    },
  },
  {
    name: 'Element Plus is imported by shared components only',
    offences: (file) => {
      if (file.path.startsWith('resources/components/shared/')) return []
      // Its words for the two languages are no component.
      return importsOf(
        file,
        (text) => /^element-plus(\/|$)/.test(text) && !/^element-plus\/es\/locale(\/|$)/.test(text)
      )
    },
  },
  {
    name: 'the browser imports nothing of the server',
    offences: (file) =>
      file.path.startsWith('resources/')
        ? importsOf(file, (text) =>
            /^(app|start|config|database|telephony|@adonisjs|node:)/.test(text)
          )
        : [],
  },
  {
    name: 'the server imports nothing of the browser',
    offences: (file) =>
      /^(app|start|commands|telephony)\//.test(file.path)
        ? importsOf(file, (text) => text.startsWith('resources/'))
        : [],
  },
  {
    name: 'nothing below a controller knows of HTTP, validators or controllers',
    offences: (file) =>
      areaOf(file.path) !== null && BELOW_CONTROLLERS.has(folderOf(file.path))
        ? importsOf(
            file,
            (text) => text === '@adonisjs/core/http' || PRIVATE_FOLDERS.has(folderOf(text))
          )
        : [],
  },
  {
    name: 'models import no services, queries or jobs',
    offences: (file) =>
      areaOf(file.path) !== null && folderOf(file.path) === 'models'
        ? importsOf(file, (text) => ['services', 'queries', 'jobs'].includes(folderOf(text)))
        : [],
  },
  {
    name: 'a controller has resource actions only',
    offences: (file) =>
      isController(file.path) ? file.methods.filter(({ text }) => !ACTIONS.has(text)) : [],
  },
  {
    name: 'a controller stays under 100 lines',
    offences: (file) =>
      isController(file.path) && file.lines >= 100
        ? [{ text: `${file.lines} lines`, line: file.lines }]
        : [],
  },
  {
    name: 'a file in controllers/ is called so',
    offences: (file) =>
      areaOf(file.path) !== null &&
      folderOf(file.path) === 'controllers' &&
      !isController(file.path)
        ? [{ text: file.path, line: 1 }]
        : [],
  },
  {
    name: 'a service has one public method, handle',
    offences: (file) =>
      areaOf(file.path) !== null && folderOf(file.path) === 'services'
        ? file.methods.filter(({ text }) => text !== 'handle')
        : [],
  },
  {
    name: 'no file is longer than 400 lines',
    offences: (file) =>
      file.lines > 400 ? [{ text: `${file.lines} lines`, line: file.lines }] : [],
  },
  {
    name: 'names say what a thing is',
    offences: (file) => [
      ...banned(file.path.split('/').at(-1)!.replace(/\..*$/, '')).map((text) => ({
        text,
        line: 1,
      })),
      ...file.exports.filter(({ text }) => banned(text).length > 0),
    ],
  },
]

function importsOf({ imports }: SourceFile, offends: (text: string) => boolean): Located[] {
  return imports.filter(({ text }) => offends(text))
}

/** The area that a path of ours lies in, or null. */
function areaOf(path: string): string | null {
  return /^app\/([^/]+)\//.exec(path)?.[1] ?? null
}

/** `services` for `app/orders/services/place_order`; empty when the file lies in the area's own folder. */
function folderOf(path: string): string {
  return /^app\/[^/]+\/([^/]+)\//.exec(path)?.[1] ?? ''
}

function isController(path: string): boolean {
  return /^app\/[^/]+\/controllers\/.*_controller\.ts$/.test(path)
}

function isBuiltin(name: string): boolean {
  return name.startsWith('node:') || builtinModules.includes(name)
}

/** The banned words in `customer_utils`, `customerUtils` or `CUSTOMER_UTILS`. */
function banned(name: string): string[] {
  if (ALLOWED_NAMES.has(name)) return []
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return words.filter((word) => BANNED.has(word))
}
