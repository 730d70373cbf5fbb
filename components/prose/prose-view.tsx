// Stored prose as React elements. Never a string of HTML: what is not in the schema cannot appear.
import { Fragment, type ReactNode } from 'react'
import './prose.css'
import type { ProseBlock, ProseDocument, ProseInline, ProseMark } from '#lib/prose/document.ts'

/** Shows a note, a comment or an introduction. */
export function ProseView({ doc, className }: { doc: ProseDocument; className?: string }) {
  return <div className={`prose${className ? ` ${className}` : ''}`}>{doc.content.map(renderBlock)}</div>
}

function renderBlock(block: ProseBlock, key: number): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return <p key={key}>{renderInline(block.content)}</p>
    case 'heading': {
      const Heading = `h${block.attrs.level}` as const
      return <Heading key={key}>{renderInline(block.content)}</Heading>
    }
    case 'codeBlock':
      return (
        <pre key={key}>
          <code>{(block.content ?? []).map((node) => node.text).join('')}</code>
        </pre>
      )
    case 'blockquote':
      return <blockquote key={key}>{block.content.map(renderBlock)}</blockquote>
    case 'bulletList':
      return <ul key={key}>{renderItems(block.content)}</ul>
    case 'orderedList':
      return (
        <ol key={key} start={block.attrs?.start}>
          {renderItems(block.content)}
        </ol>
      )
    case 'horizontalRule':
      return <hr key={key} />
  }
}

function renderItems(items: readonly { content: ProseBlock[] }[]): ReactNode {
  return items.map((item, i) => <li key={i}>{item.content.map(renderBlock)}</li>)
}

function renderInline(nodes: readonly ProseInline[] = []): ReactNode {
  return nodes.map((node, i) => {
    const content =
      node.type === 'text' ? (
        node.text
      ) : node.type === 'hardBreak' ? (
        <br />
      ) : (
        <span className="mention">@{node.attrs.label ?? ''}</span>
      )
    return <Fragment key={i}>{wrap(content, node.marks)}</Fragment>
  })
}

function wrap(content: ReactNode, marks: readonly ProseMark[] = []): ReactNode {
  return marks.reduceRight<ReactNode>((inner, mark) => {
    switch (mark.type) {
      case 'bold':
        return <strong>{inner}</strong>
      case 'italic':
        return <em>{inner}</em>
      case 'strike':
        return <s>{inner}</s>
      case 'underline':
        return <u>{inner}</u>
      case 'code':
        return <code>{inner}</code>
      case 'link':
        return (
          <a href={mark.attrs.href} rel="noopener noreferrer nofollow" target="_blank">
            {inner}
          </a>
        )
    }
  }, content)
}
