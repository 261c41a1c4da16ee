import { createHash } from 'node:crypto'
import {
  mkdir,
  readFile,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { RenderedSwitch } from '../render_switch.ts'
import type { SwitchPlan } from '../switch_plan.ts'

const VERSIONS_KEPT = 5
const PLAN_FILE = 'plan.json'

/** A configuration as it lies on disk. */
export interface StoredVersion {
  name: string
  plan: SwitchPlan
  files: RenderedSwitch
}

/**
 * The folder that a switch's configurations are kept in: `versions/<name>` for each, and the link
 * `current`, which the switch is started with (`-conf <folder>/current`). A version is written whole
 * before the link moves, and the link moves in one step: the switch never sees half of one. The files
 * hold secrets, so only the owner and the group may read them.
 */
export class VersionFolder {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  /** What `current` points to; null before the first time. */
  async current(): Promise<StoredVersion | null> {
    const name = await this.#currentName()
    return name === null ? null : this.#read(name)
  }

  /** Writes a version, not yet in force. Answers with its name: the time, and a mark of its content. */
  async write(plan: SwitchPlan, files: RenderedSwitch, now = new Date()): Promise<string> {
    const mark = createHash('sha256')
    for (const [path, content] of files) mark.update(`${path}\0${content}\0`)
    const stamp = now.toISOString().replaceAll(/[^0-9TZ]/g, '')
    const name = `${stamp}-${mark.digest('hex').slice(0, 12)}`
    const target = join(this.path, 'versions', name)
    const draft = `${target}.draft`
    await rm(draft, { recursive: true, force: true })
    for (const [path, content] of files) {
      const file = join(draft, path)
      await mkdir(dirname(file), { recursive: true, mode: 0o750 })
      await writeFile(file, content, { mode: 0o640 })
    }
    await writeFile(join(draft, PLAN_FILE), JSON.stringify(plan), { mode: 0o640 })
    await rm(target, { recursive: true, force: true })
    await rename(draft, target)
    return name
  }

  /** Puts a version in force, in one step; null: none. */
  async point(name: string | null): Promise<void> {
    const link = join(this.path, 'current')
    const draft = `${link}.draft`
    await rm(draft, { force: true })
    if (name === null) return rm(link, { force: true })
    await symlink(join('versions', name), draft)
    await rename(draft, link)
  }

  /** Removes a version that did not come into force. */
  async discard(name: string): Promise<void> {
    await rm(join(this.path, 'versions', name), { recursive: true, force: true })
  }

  /** Removes all but the last few versions; the one in force stays in any case. */
  async prune(): Promise<void> {
    const current = await this.#currentName()
    const names = await readdir(join(this.path, 'versions'))
    names.sort()
    for (const name of names.slice(0, -VERSIONS_KEPT))
      if (name !== current) await this.discard(name)
  }

  async #currentName(): Promise<string | null> {
    try {
      const target = await readlink(join(this.path, 'current'))
      return target.split('/').at(-1)!
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }

  async #read(name: string): Promise<StoredVersion> {
    const folder = join(this.path, 'versions', name)
    const files = new Map<string, string>()
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      if (!entry.isFile() || !entry.name.endsWith('.xml')) continue
      const path = join(entry.parentPath, entry.name)
      files.set(path.slice(folder.length + 1), await readFile(path, 'utf8'))
    }
    const plan = JSON.parse(await readFile(join(folder, PLAN_FILE), 'utf8')) as SwitchPlan
    return { name, plan, files }
  }
}
