<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Browsing</name>
    <message numerus="yes">
        <source>%n document(s) added to “{name}”.</source>
        <translation>
            <numerusform>%n document added to “{name}”.</numerusform>
            <numerusform>%n documents added to “{name}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) taken out of “{name}”.</source>
        <translation>
            <numerusform>%n document taken out of “{name}”.</numerusform>
            <numerusform>%n documents taken out of “{name}”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message numerus="yes">
        <source>%n annotation(s) deleted.</source>
        <translation>
            <numerusform>%n annotation deleted.</numerusform>
            <numerusform>%n annotations deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n annotation(s)?</source>
        <translation>
            <numerusform>Delete %n annotation?</numerusform>
            <numerusform>Delete %n annotations?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Doubtful</name>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unplaced</source>
        <translation>
            <numerusform>%n unplaced</numerusform>
            <numerusform>%n unplaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionChanges</name>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionQuestion</name>
    <message numerus="yes">
        <source>It has %n annotation(s).</source>
        <translation>
            <numerusform>It has %n annotation.</numerusform>
            <numerusform>It has %n annotations.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionReport</name>
    <message numerus="yes">
        <source>%n correction(s) of the edition before fit no longer.</source>
        <translation>
            <numerusform>%n correction of the edition before fits no longer.</numerusform>
            <numerusform>%n corrections of the edition before fit no longer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionsDesk</name>
    <message numerus="yes">
        <source>%n correction(s) of the edition before fit no longer.</source>
        <translation>
            <numerusform>%n correction of the edition before fits no longer.</numerusform>
            <numerusform>%n corrections of the edition before fit no longer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionsQuestion</name>
    <message numerus="yes">
        <source>%n of the files seem(s) to be a new edition of a document in the library. Nothing is replaced before you say so.</source>
        <translation>
            <numerusform>%n of the files seems to be a new edition of a document in the library. Nothing is replaced before you say so.</numerusform>
            <numerusform>%n of the files seem to be new editions of documents in the library. Nothing is replaced before you say so.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Everything</name>
    <message numerus="yes">
        <source>%n more title(s)</source>
        <translation>
            <numerusform>%n more title</numerusform>
            <numerusform>%n more titles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in this section</source>
        <translation>
            <numerusform>%n place in this section</numerusform>
            <numerusform>%n places in this section</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>%n highlight</numerusform>
            <numerusform>%n highlights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookmark(s)</source>
        <translation>
            <numerusform>%n bookmark</numerusform>
            <numerusform>%n bookmarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message numerus="yes">
        <source>%n correction(s) did not fit any more.</source>
        <translation>
            <numerusform>%n correction did not fit any more.</numerusform>
            <numerusform>%n corrections did not fit any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n comment(s) by others as notes</source>
        <translation>
            <numerusform>Keep %n comment by others as notes</numerusform>
            <numerusform>Keep %n comments by others as notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) of the edition before fit no longer.</source>
        <translation>
            <numerusform>%n correction of the edition before fits no longer.</numerusform>
            <numerusform>%n corrections of the edition before fit no longer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message numerus="yes">
        <source>%n remark(s).</source>
        <translation>
            <numerusform>%n remark.</numerusform>
            <numerusform>%n remarks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation>
            <numerusform>%n file imported</numerusform>
            <numerusform>%n files imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n already there</numerusform>
            <numerusform>%n already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not begun</source>
        <translation>
            <numerusform>%n not begun</numerusform>
            <numerusform>%n not begun</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new edition(s)</source>
        <translation>
            <numerusform>%n new edition</numerusform>
            <numerusform>%n new editions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) of the edition before fit no longer.</source>
        <translation>
            <numerusform>%n correction of the edition before fits no longer.</numerusform>
            <numerusform>%n corrections of the edition before fit no longer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InDoubt</name>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unplaced</source>
        <translation>
            <numerusform>%n unplaced</numerusform>
            <numerusform>%n unplaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message numerus="yes">
        <source>Left out: {what} · %n annotation(s)</source>
        <translation>
            <numerusform>Left out: {what} · %n annotation</numerusform>
            <numerusform>Left out: {what} · %n annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutBar</name>
    <message numerus="yes">
        <source>%n line(s) left out as page numbers or running headers, struck through.</source>
        <translation>
            <numerusform>%n line left out as page numbers or running headers, struck through.</numerusform>
            <numerusform>%n lines left out as page numbers or running headers, struck through.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotebookDesk</name>
    <message numerus="yes">
        <source>%n annotation(s) came in.</source>
        <translation>
            <numerusform>%n annotation came in.</numerusform>
            <numerusform>%n annotations came in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The notebook is restored: %n annotation(s).</source>
        <translation>
            <numerusform>The notebook is restored: %n annotation.</numerusform>
            <numerusform>The notebook is restored: %n annotations.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) brought back.</source>
        <translation>
            <numerusform>%n annotation brought back.</numerusform>
            <numerusform>%n annotations brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The notebook is sound: %n annotation(s).</source>
        <translation>
            <numerusform>The notebook is sound: %n annotation.</numerusform>
            <numerusform>The notebook is sound: %n annotations.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotebookDialog</name>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>%n highlight</numerusform>
            <numerusform>%n highlights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookmark(s)</source>
        <translation>
            <numerusform>%n bookmark</numerusform>
            <numerusform>%n bookmarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>annotations in %n document(s)</source>
        <translation>
            <numerusform>annotations in %n document</numerusform>
            <numerusform>annotations in %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhraseChart</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhraseDialog</name>
    <message numerus="yes">
        <source>Show more (%n left)</source>
        <translation>
            <numerusform>Show more (%n left)</numerusform>
            <numerusform>Show more (%n left)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n document(s)</source>
        <translation>
            <numerusform>in %n document</numerusform>
            <numerusform>in %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them without a date.</source>
        <translation>
            <numerusform>%n of them without a date.</numerusform>
            <numerusform>%n of them without a date.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s), by date</source>
        <translation>
            <numerusform>%n place, by date</numerusform>
            <numerusform>%n places, by date</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Removing</name>
    <message numerus="yes">
        <source>Remove %n document(s) from the library? Their annotations stay.</source>
        <translation>
            <numerusform>Remove %n document from the library? Their annotations stay.</numerusform>
            <numerusform>Remove %n documents from the library? Their annotations stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) removed; their annotations stay.</source>
        <translation>
            <numerusform>%n document removed; their annotations stay.</numerusform>
            <numerusform>%n documents removed; their annotations stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) put back.</source>
        <translation>
            <numerusform>%n document put back.</numerusform>
            <numerusform>%n documents put back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message numerus="yes">
        <source>All %n remarks…</source>
        <translation>
            <numerusform>%n remark…</numerusform>
            <numerusform>All %n remarks…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchDesk</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n title(s)</source>
        <translation>
            <numerusform>%n title</numerusform>
            <numerusform>%n titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sides</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) in this passage:</source>
        <translation>
            <numerusform>%n annotation in this passage:</numerusform>
            <numerusform>%n annotations in this passage:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakingBack</name>
    <message numerus="yes">
        <source>%n new edition(s) taken back; the annotations stay.</source>
        <translation>
            <numerusform>%n new edition taken back; the annotations stay.</numerusform>
            <numerusform>%n new editions taken back; the annotations stay.</numerusform>
        </translation>
    </message>
</context>
</TS>
