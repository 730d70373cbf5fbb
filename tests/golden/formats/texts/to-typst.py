# Turns the Markdown sample (by way of pandoc's JSON) into Typst markup; the preamble is given as a file.
import json,subprocess,sys
doc=json.loads(subprocess.check_output(['pandoc','-f','markdown','-t','json',sys.argv[1]]))
esc=lambda s:''.join('\\'+c if c in '#*_@$<>\\`[]~' else c for c in s)
def inl(xs):
    o=''
    for x in xs:
        t=x['t'];c=x.get('c')
        if t=='Str': o+=esc(c)
        elif t in('Space','SoftBreak'): o+=' '
        elif t=='Emph': o+='_'+inl(c)+'_'
        elif t=='Strong': o+='*'+inl(c)+'*'
        elif t=='Note': o+='#footnote['+' '.join(inl(b['c']) for b in c)+']'
        elif t=='Quoted': o+='“'+inl(c[1])+'”'
        else: o+=inl(c if isinstance(c,list) else [])
    return o
def blk(b):
    t=b['t'];c=b['c']
    if t=='Header': return '='*c[0]+' '+inl(c[2])
    if t in('Para','Plain'): return inl(c)
    if t=='BlockQuote': return '#quote(block: true)['+'\n\n'.join(map(blk,c))+']'
    if t=='BulletList': return '\n'.join('- '+' '.join(map(blk,i)) for i in c)
    if t=='Table':
        cells=[]
        for row in c[3][1]: cells+=[[blk(x) for x in cell[4]] for cell in row[1]]
        n=len(c[3][1][0][1])
        for body in c[4]:
            for row in body[3]: cells+=[[blk(x) for x in cell[4]] for cell in row[1]]
        return '#table(columns: %d,\n%s)'%(n,',\n'.join('['+' '.join(x)+']' for x in cells))
    raise Exception(t)
print(open(sys.argv[2]).read()+'\n'+'\n\n'.join(map(blk,doc['blocks'])))
