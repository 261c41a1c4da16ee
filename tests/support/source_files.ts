import ts from 'typescript'
import { globSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'

export type Located = { text: string; line: number }

/** What the rules of the house look at in one source file. */
export type SourceFile = {
  /** From the root of the project, with forward slashes. */
  path: string
  lines: number
  /** What is imported, as a path from the root where it is ours (`app/core/money`), else as written (`node:fs`). */
  imports: Located[]
  /** Names that are exported. */
  exports: Located[]
  /** Public methods of exported classes, without the constructor. */
  methods: Located[]
}

const ALIASES: [string, string][] = [
  ['#core/', 'app/core/'],
  ['#app/', 'app/'],
  ['#start/', 'start/'],
  ['#config/', 'config/'],
  ['#database/', 'database/'],
  ['#telephony/', 'telephony/'],
  ['#tests/', 'tests/'],
  ['#providers/', 'providers/'],
  ['#generated/', '.adonisjs/server/'],
  ['~/', 'resources/'],
]

/** Every source file that is written by hand. */
export function sourceFiles(root: string): SourceFile[] {
  const patterns = [
    '{app,telephony,start,config,commands,providers,database,tests,scripts,resources}/**/*.{ts,vue,mjs}',
  ]
  return globSync(patterns, { cwd: root, exclude: ['database/schema.ts'] })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => readSource(path, readFileSync(`${root}/${path}`, 'utf8')))
}

export function readSource(path: string, text: string): SourceFile {
  const file: SourceFile = {
    path,
    lines: text.replace(/\n$/, '').split('\n').length,
    imports: [],
    exports: [],
    methods: [],
  }
  const source = ts.createSourceFile(path, scriptOf(path, text), ts.ScriptTarget.Latest, true)
  const at = (node: ts.Node, name: string): Located => ({
    text: name,
    line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
  })
  const visit = (node: ts.Node) => {
    const specifier = specifierOf(node)
    if (specifier) file.imports.push(at(node, resolved(path, specifier)))
    if (isExported(node)) {
      for (const name of declaredNames(node)) file.exports.push(at(node, name))
      if (ts.isClassDeclaration(node)) {
        for (const member of node.members) {
          if (isPublicMethod(member)) file.methods.push(at(member, member.name.getText()))
        }
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return file
}

/** The scripts of a Vue file, on the lines where they stand. */
function scriptOf(path: string, text: string): string {
  if (!path.endsWith('.vue')) return text
  let inScript = false
  const lines = text.split('\n').map((line) => {
    if (/^<script\b/.test(line)) {
      inScript = true
      return ''
    }
    if (line.startsWith('</script>')) inScript = false
    return inScript ? line : ''
  })
  return lines.join('\n')
}

function specifierOf(node: ts.Node): string | null {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    return (node.moduleSpecifier as ts.StringLiteral).text
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return (node.argument.literal as ts.StringLiteral).text
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments
    if (argument && ts.isStringLiteral(argument)) return argument.text
  }
  return null
}

function resolved(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(dirname(from), specifier)
  for (const [alias, path] of ALIASES) {
    if (specifier.startsWith(alias)) return path + specifier.slice(alias.length)
  }
  return specifier
}

function isExported(node: ts.Node): boolean {
  if (!ts.canHaveModifiers(node)) return false
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
}

function declaredNames(node: ts.Node): string[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.map(({ name }) => name.getText())
  }
  const { name } = node as { name?: ts.Node }
  return name ? [name.getText()] : []
}

function isPublicMethod(member: ts.ClassElement): member is ts.MethodDeclaration {
  if (!ts.isMethodDeclaration(member) || ts.isPrivateIdentifier(member.name)) return false
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword]
  return !ts.getModifiers(member)?.some(({ kind }) => hidden.includes(kind))
}
