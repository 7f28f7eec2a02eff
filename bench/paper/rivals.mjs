// Renders the report with one npm engine as often as each line of standard input says; answers with the
// processor time (the engine's own threads and garbage collection with it) and the size of the last document.
import { readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { createRequire } from 'node:module'

const [engine, templatePath, dataPath, outPath] = process.argv.slice(2)
const require = createRequire(new URL('../package.json', import.meta.url))
const template = readFileSync(templatePath)
const data = JSON.parse(readFileSync(dataPath, 'utf8'))

const engines = {
  docxtemplater: () => {
    const PizZip = require('pizzip')
    const Docxtemplater = require('docxtemplater')
    return () => {
      const made = new Docxtemplater(new PizZip(template), { paragraphLoop: true })
      made.render(data)
      return made.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' })
    }
  },
  'easy-template-x': async () => {
    const { TemplateHandler } = await import('easy-template-x')
    const handler = new TemplateHandler()
    return () => handler.process(template, data)
  },
  'docx-templates': async () => {
    const { createReport } = await import('docx-templates')
    return () => createReport({ template, data, noSandbox: true })
  },
  carbone: () => {
    const carbone = require('carbone')
    return () => new Promise((resolve, reject) =>
      carbone.render(templatePath, data, {}, (error, made) => error ? reject(error) : resolve(made)))
  }
}

const render = await engines[engine]()
writeFileSync(outPath, await render())
console.log('{}')
for await (const line of createInterface({ input: process.stdin })) {
  let made
  const before = process.cpuUsage()
  for (let round = 0; round < Number(line); round++) made = await render()
  const { user, system } = process.cpuUsage(before)
  console.log(JSON.stringify({ ms: (user + system) / 1000, bytes: made.length }))
}
