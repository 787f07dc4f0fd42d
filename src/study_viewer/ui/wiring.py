# SPDX-License-Identifier: MIT
"""Who hears whom: every signal of a panel and every command, each joined to what it does."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from study_viewer.ui.command_table import LEVELS, MENUS
from study_viewer.ui.common.menus import Menu

if TYPE_CHECKING:
    from study_viewer.ui.panels import Panels


def wire(panels: "Panels") -> None:
    """Joins all of them, once."""
    _hear_the_reader(panels)
    _hear_the_panels(panels)
    _file(panels)
    _edit(panels)
    _correct(panels)
    _view(panels)
    _go(panels)
    _help(panels)
    _tick(panels)
    _hang_menus(panels)


def _hear_the_reader(panels: "Panels") -> None:
    window, desk, reader = panels.window, panels.desk, panels.window.reader
    desk.changed.connect(panels.tasks.announce)
    desk.beside = panels.shelf.beside
    panels.columns.folded.connect(lambda: panels.original.fold(alone=panels.alone.on))
    desk.stood.connect(panels.stood)
    desk.stood.connect(lambda *_: panels.original.look())
    desk.marks_wanted.connect(panels.fetching.fetch)
    desk.marks_came.connect(panels.listing.refresh_soon)
    desk.marks_came.connect(panels.shelf.mark_soon)
    reader.wish.connect(panels.marking.grant)
    reader.view.selectionChanged.connect(panels.marking.selection_changed)
    reader.annotation_clicked.connect(panels.annotations.choose)
    reader.reading_moved.connect(lambda _: desk.moved())
    # Many cards may stand in one entry.
    reader.reading_moved.connect(lambda _: panels.listing.moved_soon(scrolled=True))
    reader.reading_moved.connect(lambda _: panels.original.look())
    reader.import_wanted.connect(panels.errands.ask_files)
    # What is clicked in the page after a jump was looked at: back leads there.
    for turned_to in (reader.view.pressed, reader.link_activated, reader.leaving):
        turned_to.connect(lambda *_: panels.going.stay())
    reader.link_activated.connect(desk.follow_link)
    reader.phrase_wanted.connect(lambda words: panels.phrases.open(words))
    reader.leaving.connect(desk.left_inside)
    # What was found was looked for: a jump right after it leads back to it.
    reader.found.connect(panels.going.stay)
    reader.view.split_wanted.connect(lambda: panels.correcting.split_here())
    reader.next_wanted.connect(lambda: desk.turn(1))
    reader.previous_wanted.connect(lambda: desk.turn(-1))
    reader.larger_wanted.connect(window.resize_text)


def _hear_the_panels(panels: "Panels") -> None:
    outline, annotations, marking = panels.outline, panels.annotations, panels.marking
    cards = annotations.list
    panels.window.messages.said.connect(panels.status.say)
    panels.status.left.connect(panels.window.reader.setFocus)
    panels.tasks.changed.connect(panels.hear)
    panels.errands.imported.connect(panels.open_imported)
    panels.errands.came.connect(panels.doing.arrivals.came)
    panels.errands.doubtful_wanted.connect(panels.show_doubtful)
    panels.errands.several_renewed.connect(panels.editions.several_came)
    panels.errands.several_went.connect(panels.editions.several_went)
    panels.errands.renewed.connect(lambda *what: panels.editions.came(*what))
    outline.entry_wanted.connect(panels.open_entry)
    outline.import_wanted.connect(panels.errands.ask_files)
    outline.menu_wanted.connect(lambda *row: panels.outline_menu.show(*row))
    outline.rename_wanted.connect(lambda *row: panels.outline_menu.rename(*row))
    cards.jump_wanted.connect(panels.jump)
    cards.delete_wanted.connect(panels.doing.delete)
    cards.act_wanted.connect(marking.act)
    cards.recolour_wanted.connect(marking.recolour)
    cards.link_wanted.connect(panels.desk.follow_link)
    cards.writing_begun.connect(marking.offer_tags)
    cards.tags_written.connect(marking.tags_written)
    cards.note_written.connect(marking.note_written)
    annotations.note_left.connect(marking.note_left)
    cards.menu_wanted.connect(panels.annotation_menu.open)
    marking.begun.connect(panels.columns.show_annotations)
    marking.draft_stands.connect(panels.window.reader.view.set_draft)
    marking.taken_up.connect(panels.name_colours)
    panels.annotation_menu.colours_named.connect(panels.name_colours)
    annotations.whole_note_wanted.connect(panels.write_whole_note)
    annotations.scope_changed.connect(panels.change_scope)


def _file(panels: "Panels") -> None:
    on, errands = panels.actions.on, panels.errands
    on("import-files", errands.ask_files)
    on("import-folder", errands.ask_folder)
    on("paste-document", errands.paste)
    on("import-edition", lambda: errands.ask_edition(panels.desk.document))
    on("undecided", errands.ask_undecided)
    panels.actions["undecided"].setEnabled(False)
    errands.undecided.connect(panels.actions["undecided"].setEnabled)
    on("library", lambda: panels.browsing.open())
    on("export", partial(_export, panels))
    on("save-text", lambda: panels.copies.save_text(panels.desk.document))
    on("open-original", lambda: panels.copies.open_original(panels.desk.document))
    on("what-changed", lambda: panels.editions.show_changes(panels.desk.document))
    on("editions", lambda: panels.editions.show_editions(panels.desk.document))
    on("notebook", panels.notebook.open)
    on("open-data", errands.open_data_folder)
    on("quit", panels.window.close)


def _export(panels: "Panels") -> None:
    """The section being read is offered beside the document."""
    entry = panels.desk.entry()
    panels.errands.ask_export(panels.desk.document, here=entry.id if entry else None)


def _edit(panels: "Panels") -> None:
    on = panels.actions.on
    on("undo", panels.doing.undo)
    on("redo", panels.doing.redo)
    on("whole-note", panels.write_whole_note)
    on("filter-annotations", panels.filter_annotations)
    on("name-colours", panels.annotation_menu.name_colours)
    panels.window.reader.beyond = lambda: panels.seeking
    on("find", panels.window.reader.find_words)
    on("find-next", lambda: panels.searching.find_again(1))
    on("find-previous", lambda: panels.searching.find_again(-1))
    on("search", lambda: panels.searching.begin())
    panels.window.reader.search_wanted.connect(lambda: panels.searching.begin())
    panels.searching.counted.connect(panels.outline.set_hits)
    on("phrase-history", lambda: panels.phrases.open(panels.phrase_at_hand()))


def _correct(panels: "Panels") -> None:
    on = panels.actions.on
    for level in LEVELS:
        on(f"heading-{level}", lambda level=level: panels.correcting.heading_here(level))
    on("no-heading", lambda: panels.correcting.no_heading_here())
    on("split-here", lambda: panels.correcting.split_here())
    on("join-above", lambda: panels.correcting.join_here())
    on("take-back-correction", lambda: panels.correcting.take_back(panels.desk.document))


def _view(panels: "Panels") -> None:
    on, window = panels.actions.on, panels.window
    on("outline", panels.columns.fold)
    on("annotations", panels.columns.switch_annotations)
    on("original-page", panels.original.switch)
    on("larger", lambda: window.resize_text(1))
    on("smaller", lambda: window.resize_text(-1))
    on("usual-size", window.usual_size)
    on("page-look", lambda: panels.look.open(panels.top.look))
    on("full-screen", panels.alone.switch)
    for paper in ("light", "sepia", "dark", "system"):
        on(f"paper-{paper}", partial(panels.choose_paper, paper))
    for language in ("zh", "en"):
        on(f"language-{language}", partial(panels.choose_language, language))
    for order in ("title", "issued", "read"):
        on(f"sort-{order}", partial(panels.shelf.sort, order))
    QGuiApplication.styleHints().colorSchemeChanged.connect(window.follow_paper)


def _go(panels: "Panels") -> None:
    on, going = panels.actions.on, panels.going
    on("everything", lambda: panels.everything.open())
    on("back", going.back)
    on("forward", going.forward)
    on("go-to", lambda: panels.destinations.open())
    on("next-section", going.next_section)
    on("previous-section", going.previous_section)
    going.ways.connect(panels.offer_ways)
    going.look()


def _help(panels: "Panels") -> None:
    on, asked = panels.actions.on, panels.help
    on("guide", asked.guide)
    on("shortcuts", asked.shortcuts)
    on("about", asked.about)


def _tick(panels: "Panels") -> None:
    """What was chosen before is ticked."""
    settings, actions = panels.settings, panels.actions
    order = settings.text("shelf_order")
    chosen = (f"paper-{settings.text('paper')}", f"language-{panels.language()}", f"sort-{order}")
    for ticked in chosen:
        actions[ticked].setChecked(True)
    for panel in ("outline", "annotations"):
        actions[panel].setChecked(settings.flag(f"{panel}_shown"))
    actions["original-page"].setChecked(settings.flag("original_shown"))


def _hang_menus(panels: "Panels") -> None:
    actions = panels.actions
    menu = Menu(panels.window)
    for name, _ in MENUS:
        if not actions.menu(name).isEmpty():
            menu.addMenu(actions.menu(name))
    actions.menu("edit").aboutToShow.connect(panels.offer_undo)
    actions.menu("edit").aboutToHide.connect(panels.free_undo)
    panels.top.set_menu(menu)
    library = Menu(panels.window)
    ways = ("import-files", "import-folder", "paste-document")
    library.addAction(actions["library"])
    library.addSeparator()
    library.addActions([actions[way] for way in ways])
    library.addSeparator()
    library.addMenu(actions.menu("sort"))
    library.aboutToShow.connect(lambda: panels.shelf.list_in(library, panels.open_imported))
    panels.outline.set_menu(library)
