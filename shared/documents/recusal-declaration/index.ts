import { documentKind } from '../document-kind.ts'
import { declarantOptions, recusalDeclarationInput as fromRecord, proposeDeclaration } from './from-record.ts'
import { recusalDeclarationInput } from './input.ts'
import { recusalDeclaration, recusalDeclarationTitle, recusalDeclarationVersion } from './template.ts'

export const recusalDeclarationKind = documentKind({
  id: 'recusal-declaration',
  title: recusalDeclarationTitle,
  templateVersion: recusalDeclarationVersion,
  input: recusalDeclarationInput,
  build: recusalDeclaration,
  // The core knows whose declaration it is by this key (`isOwnDeclaration`).
  fields: [{ key: 'officer', label: '声明人', type: 'select', options: declarantOptions, longest: 60 }],
  propose: proposeDeclaration,
  fromRecord,
})
